package cn.baoxiu.repair.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    @Test
    void linksAndMarkupOfAReporterStayText() {
        assertThat(MarkdownText.plain("看[这里](http://x) **急** <b> {{x}}", 200))
                .isEqualTo("看\\[这里\\](http://x) \\*\\*急\\*\\* \\<b\\> \\{\\{x\\}\\}");
    }

    @Test
    void longTextIsCutAndBreaksBecomeSpaces() {
        assertThat(MarkdownText.plain(" 一\n二\t三 ", 200)).isEqualTo("一 二 三");
        assertThat(MarkdownText.plain("漏".repeat(201), 200)).isEqualTo("漏".repeat(200) + "…");
    }
}

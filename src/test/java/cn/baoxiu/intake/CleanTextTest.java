package cn.baoxiu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void dropsWhatCannotBeSeen() {
        assertThat(CleanText.lines("a\u0000b\u0007c\u001b[31m\u009f")).isEqualTo("abc[31m");
        assertThat(CleanText.lines("\u202etxt\u2066")).isEqualTo("txt");
        assertThat(CleanText.lines("half \ud83d")).isEqualTo("half");
        assertThat(CleanText.lines("\u0000\u0001")).isEmpty();
    }

    @Test
    void keepsLinesEmojiAndRareCharacters() {
        assertThat(CleanText.lines("卫生间漏水\r\n第二行\t💧👨‍👩‍👧 𠮷野家")).isEqualTo("卫生间漏水\n第二行\t💧👨‍👩‍👧 𠮷野家");
    }

    @Test
    void makesOneLineOfSeveral() {
        assertThat(CleanText.line("王\r\n小\t明")).isEqualTo("王 小 明");
    }
}

package cn.baoxiu.contractor.letter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.Rung;
import cn.baoxiu.paper.PaperFonts;
import cn.baoxiu.paper.PaperPrinter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A template that would not make a letter is refused, with the line and the name. */
class TemplateCheckTest {

    private static final String SHIPPED = LetterTemplates.shipped(Rung.REPAIR_NOTICE);
    private static final int LAST = SHIPPED.indexOf("  </body>");

    @ParameterizedTest
    @EnumSource(Rung.class)
    void shippedTemplatesPass(Rung rung) {
        String html = LetterTemplates.shipped(rung);
        assertThat(PlaceholderCheck.check(rung, html)).isEmpty();
        assertThat(LetterHtml.check(html)).isEmpty();
        assertThat(new TemplateTrial(new PaperPrinter(new PaperFonts())).of(rung, html))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <p>{{contractorNmae}}</p>                 | unknown        | contractorNmae
                    <p>{{text}}</p>                           | unknown        | text
                    <p>{{}}</p>                               | unknown        | {{}}
                    <p>{{demands.text}}</p>                   | unknown        | demands.text
                    <p>{{#copies}}{{name}}</p>                | unclosed       | copies
                    <p>{{name}}{{/copies}}</p>                | neverOpened    | copies
                    <p>{{#copies}}{{/demands}}</p>            | closesOther    | demands
                    <p>{{{clause}}}</p>                       | brokenTag      | {{{clause}}}</p>
                    <p>{{&clause}}</p>                        | forbiddenTag   | &clause
                    <p>{{>letter}}</p>                        | forbiddenTag   | >letter
                    <p>{{=<% %>=}}</p>                        | forbiddenTag   | =<% %>=
                    <p>{{clause}</p>                          | brokenTag      | {{clause}</p>
                    <script>x</script>                        | element        | script
                    <object>x</object>                        | element        | object
                    <a>x</a>                                  | element        | a
                    <p onclick="x">x</p>                      | attribute      | onclick
                    <img src="http://example.org/a.png"/>     | source         | http://example.org/a.png
                    <img src="file:///etc/passwd"/>           | source         | file:///etc/passwd
                    <img src="data:image/png;base64,AA"/>     | source         | data:image/png;base64,AA
                    <p style="background: URL (x)">x</p>      | style          | url (
                    <p style="width: {{amount}}mm">x</p>      | placeholderInAttribute | style
                    <style>@import 'x';</style>               | style          | @import
                    <style>p { behavior: \\75rl(x) }</style>  | style          | \\
                    <p>&nbsp;</p>                             | notWellFormed  |
                    <p>                                       | notWellFormed  |
                    """)
    void whatIsBrokenIsNamedWithItsLine(String broken, String key, String name) {
        String html =
                SHIPPED.substring(0, LAST) + "\n\n" + broken.replace("\\\\", "\\") + "\n" + SHIPPED.substring(LAST);
        int line = 1
                + (int) html.substring(0, html.lastIndexOf(broken.replace("\\\\", "\\")))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        List<TemplateProblem> problems = new java.util.ArrayList<>(PlaceholderCheck.check(Rung.REPAIR_NOTICE, html));
        problems.addAll(LetterHtml.check(html));
        assertThat(problems).filteredOn(p -> p.messageKey().equals(key)).anySatisfy(p -> {
            assertThat(p.line()).isBetween(line, line + (key.equals("notWellFormed") ? 2 : 0));
            if (name != null) {
                assertThat(p.args().get(0)).isEqualTo(name.replace("\\\\", "\\"));
            }
        });
    }

    @Test
    void documentTypesAndEntitiesAreRefused() {
        String html = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + SHIPPED;
        assertThat(LetterHtml.check(html)).singleElement().satisfies(p -> assertThat(p.messageKey())
                .isEqualTo("doctype"));
    }

    @Test
    void whatALetterMustShowCannotBeLeftOut() {
        String without = SHIPPED.replace("{{clause}}", "第十二条").replaceAll("<img src=.letter:qr.[^>]*/>", "");
        assertThat(PlaceholderCheck.check(Rung.REPAIR_NOTICE, without))
                .containsExactly(TemplateProblem.of(0, "missing", "clause"));
        assertThat(LetterHtml.check(without)).containsExactly(TemplateProblem.of(0, "missing", "letter:qr"));
        assertThat(PlaceholderCheck.check(Rung.DEDUCTION_NOTICE, SHIPPED))
                .extracting(p -> p.args().get(0))
                .containsExactly("lines", "amount", "amountWords", "shares");
    }

    @Test
    void aSectionThatTearsTheHtmlApartIsFoundByPrinting() {
        String torn = SHIPPED.replace(
                "  </body>", "{{#hasCopies}}<p>{{/hasCopies}}x{{^hasCopies}}<p>{{/hasCopies}}</p></p>\n  </body>");
        assertThat(LetterHtml.check(torn)).isEmpty();
        assertThat(new TemplateTrial(new PaperPrinter(new PaperFonts())).of(Rung.REPAIR_NOTICE, torn))
                .singleElement()
                .satisfies(p -> assertThat(p.messageKey()).isEqualTo("doesNotPrint"));
    }

    @Test
    void aCharacterThatTheFontHasNotIsFoundInTheTemplate() {
        String html = SHIPPED.replace("经办人", "经办𠮷人");
        assertThat(new TemplateTrial(new PaperPrinter(new PaperFonts())).of(Rung.REPAIR_NOTICE, html))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.messageKey()).isEqualTo("unprintable");
                    assertThat(p.line())
                            .isEqualTo(1
                                    + (int) html.substring(0, html.indexOf("𠮷"))
                                            .chars()
                                            .filter(c -> c == '\n')
                                            .count());
                });
    }

    @Test
    void otherFontFamiliesPrintInOurs() {
        String html = SHIPPED.replace("font-family: \"Letter\";", "font-family: SimSun;");
        byte[] pdf = new PaperPrinter(new PaperFonts())
                .print(
                        "<html><head><title>x</title></head><body><p style=\"font-family: SimSun\">宋体龑</p></body></html>",
                        java.util.Map.of(),
                        null);
        assertThat(PaperText.of(pdf)).isEqualTo("宋体龑");
        assertThat(LetterHtml.check(html)).isEmpty();
    }
}

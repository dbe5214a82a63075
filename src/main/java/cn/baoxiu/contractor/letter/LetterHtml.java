package cn.baoxiu.contractor.letter;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * HTML of letters, written as XML: which elements and attributes it may have. Nothing in it may load or run anything; the
 * parser knows no document types and no entities.
 */
final class LetterHtml {

    private static final Set<String> ELEMENTS = Set.of(
            "html",
            "head",
            "title",
            "style",
            "body",
            "div",
            "section",
            "header",
            "footer",
            "p",
            "span",
            "strong",
            "b",
            "em",
            "i",
            "u",
            "br",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "ul",
            "ol",
            "li",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "th",
            "td",
            "img",
            "small",
            "sup",
            "sub");
    private static final Set<String> ANYWHERE = Set.of("class", "id", "style", "lang");
    private static final Map<String, Set<String>> OF_ELEMENT = Map.of(
            "td", Set.of("colspan", "rowspan"),
            "th", Set.of("colspan", "rowspan"),
            "col", Set.of("span"),
            "colgroup", Set.of("span"),
            "img", Set.of("src", "alt"));
    private static final Pattern LOADS = Pattern.compile(
            "url\\s*\\(|@import|@font-face|@namespace|expression\\s*\\(|\\\\|-fs-(?!table-paginate)",
            Pattern.CASE_INSENSITIVE);

    private LetterHtml() {}

    /** What is wrong with the HTML of a template; its placeholders count as text. */
    static List<TemplateProblem> check(String html) {
        Checker checker = new Checker();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            harden(factory);
            factory.newSAXParser().parse(new InputSource(new StringReader(html)), checker);
        } catch (SAXParseException e) {
            String said = String.valueOf(e.getMessage());
            checker.add(
                    Math.max(1, e.getLineNumber()),
                    said.contains("DOCTYPE") ? "doctype" : "notWellFormed",
                    said.replaceAll("\\s+", " "));
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the template cannot be read", e);
        }
        if (!checker.qr && checker.problems.isEmpty()) {
            checker.add(0, "missing", TemplateFields.QR);
        }
        return checker.problems;
    }

    private static void harden(SAXParserFactory factory) throws SAXException, ParserConfigurationException {
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(false);
    }

    private static final class Checker extends DefaultHandler {

        private final List<TemplateProblem> problems = new ArrayList<>();
        private final StringBuilder style = new StringBuilder();
        private @Nullable Locator locator;
        private boolean inStyle;
        private boolean qr;

        @Override
        public void setDocumentLocator(Locator locator) {
            this.locator = locator;
        }

        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            if (!ELEMENTS.contains(name)) {
                add(line(), "element", name);
                return;
            }
            inStyle = name.equals("style");
            for (int i = 0; i < attributes.getLength(); i++) {
                attribute(name, attributes.getQName(i), attributes.getValue(i));
            }
        }

        private void attribute(String element, String name, String value) {
            if (name.equals("xmlns")) {
                if (!value.equals("http://www.w3.org/1999/xhtml")) {
                    add(line(), "attribute", name, element);
                }
                return;
            }
            if (!ANYWHERE.contains(name)
                    && !OF_ELEMENT.getOrDefault(element, Set.of()).contains(name)) {
                add(line(), "attribute", name, element);
            } else if (name.equals("src")) {
                qr = qr || value.equals(TemplateFields.QR);
                if (!value.equals(TemplateFields.QR) && !value.equals(TemplateFields.PHOTO)) {
                    add(line(), "source", value);
                }
            } else if (value.contains("{{")) {
                // What stands in an attribute could leave it, or change what the style may load.
                add(line(), "placeholderInAttribute", name);
            } else if (name.equals("style")) {
                css(value);
            }
        }

        @Override
        public void characters(char[] text, int start, int length) {
            if (inStyle) {
                style.append(text, start, length);
            }
        }

        @Override
        public void endElement(String uri, String localName, String name) {
            if (inStyle) {
                css(style.toString());
                if (style.indexOf("{{") >= 0) {
                    add(line(), "placeholderInAttribute", name);
                }
                style.setLength(0);
                inStyle = false;
            }
        }

        @Override
        public void processingInstruction(String target, String data) {
            add(line(), "element", "?" + target);
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        private void css(String text) {
            Matcher loads = LOADS.matcher(text);
            if (loads.find()) {
                add(line(), "style", loads.group().toLowerCase(Locale.ROOT));
            }
        }

        private int line() {
            return locator == null ? 0 : locator.getLineNumber();
        }

        private void add(int line, String key, String... args) {
            problems.add(TemplateProblem.of(line, key, args));
        }
    }
}

package cn.baoxiu.contractor.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Channel;
import cn.baoxiu.contractor.Letters.Delivery;
import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.paper.PaperPrinter;
import cn.baoxiu.paper.PlainText;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads issued letters: what the law and the contract want on paper is there, and can be searched and copied. */
class PaperTest {

    /** Characters of names that many fonts have not; 𬭎 and 𫖯 lie beyond the first plane. */
    private static final String RARE = "㛃䶮龑喆堃犇淼翀赟昇瑨𬭎𫖯胶曶墫";

    private static AnnotationConfigApplicationContext context;
    private static Letters letters;
    private static LetterBed.Played played;
    private static LetterBed.MovableClock clock;

    @BeforeAll
    static void start() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
        LetterBed.prepare(url, "baoxiu", "");
        context = LetterBed.start(url, "baoxiu", "");
        letters = context.getBean(Letters.class);
        played = context.getBean(LetterBed.Played.class);
        clock = context.getBean(LetterBed.MovableClock.class);
    }

    @BeforeEach
    void fresh() {
        LetterBed.clear(context);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @EnumSource(Rung.class)
    void everythingIsOnThePaper(Rung rung) throws Exception {
        Letter notice = null;
        if (rung != Rung.REPAIR_NOTICE) {
            notice = letters.issue(
                    letters.draft(LetterBed.draft(Rung.REPAIR_NOTICE)).id());
            letters.deliver(
                    notice.id(), new Delivery(Channel.COURIER, clock.now, null, "王工（13900001111）", "顺丰SF1234567890"));
            clock.now = clock.now.plusSeconds(3600);
        }
        Letter letter = letters.issue(letters.draft(LetterBed.draft(rung)).id());
        byte[] pdf = letters.pdf(letter.id());
        keep(rung.name(), pdf);
        String text = PaperText.of(pdf);

        List<String> wanted = new ArrayList<>(List.of(
                // number, date, kind
                String.valueOf(letter.number()),
                "2026年3月1日",
                String.valueOf(letter.facts().get("title")),
                // addressee and copies
                LetterBed.COMPANY_NAME + "：",
                "抄送：华建总承包有限公司；监理单位（上海正信）；",
                // project, contract, clause
                "滨江·澜境湾",
                "滨江·澜境湾防水工程合同",
                LetterBed.CONTRACT,
                LetterBed.draft(rung).clause(),
                // home, defect, report
                "滨江·澜境湾2号楼1单元1401室",
                "渗漏：卫生间墙面渗水",
                LetterBed.CASE,
                "2026年2月20日09:12",
                "2026年2月21日10:00",
                "P0",
                // what is demanded
                "请立即派员到场查明渗漏原因，修复主卫淋浴区防水层。",
                "维修后做24小时闭水试验，并由双方签认记录。",
                "2026年3月6日18:00",
                "工作日历，自送达之日起第5个工作日18:00止",
                // objection
                "自本函送达之日起5个工作日内",
                // signature, seal, contact
                "华东房地产开发有限公司保修办公室",
                "（盖章处）",
                "经办人：周敏",
                "021-55550199",
                "上海市浦东新区世纪大道1号",
                // QR code and annex
                "扫码核验",
                "现场照片1张",
                "照片1：维修前，主卫淋浴区，2026年2月20日10:30",
                "第1页共" + PaperText.pages(pdf) + "页"));
        if (notice != null) {
            wanted.addAll(List.of(
                    "维修通知单" + notice.number(),
                    "快递，2026年3月1日10:00发出，王工（13900001111）收，2026年3月5日10:00视为送达",
                    "到场逾期",
                    "承诺2026-02-2418:00到场，实际2026-02-2509:20到场"));
        }
        if (rung == Rung.FORMAL_DEMAND || rung == Rung.INTERVIEW) {
            wanted.addAll(List.of("回执", "我单位已收到" + letter.number()));
        }
        if (rung == Rung.FORMAL_DEMAND || rung == Rung.THIRD_PARTY_NOTICE || rung == Rung.REPAIR_NOTICE) {
            wanted.add("加收20%的代办管理费");
        }
        if (rung.takesMoney()) {
            wanted.addAll(List.of(
                    "第三方维修费",
                    "发票8,600.00元×120%",
                    "10,320.00",
                    "3天×500.00元",
                    "11,820.05",
                    "人民币壹万壹仟捌佰贰拾元零伍分",
                    "质量保证金9,000.00余额0.00元",
                    "保函2,000.00余额0.00元",
                    "另行索赔820.05累计待付2,420.05元",
                    "地产客服部郑欣"));
        }
        assertThat(wanted).allSatisfy(w -> assertThat(text).contains(PaperText.squeezed(w)));
        assertThat(text).doesNotContain("罚款", "草稿");
        assertThat(text.codePoints()).as("no radicals").noneMatch(c -> c >= 0x2E80 && c <= 0x2FDF);
        assertThat(qrOf(pdf)).isEqualTo("http://localhost:8080/v/" + letter.token());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(PaperText.fonts(document)).isNotEmpty().allSatisfy(font -> assertThat(font.isEmbedded())
                    .as(font.getName())
                    .isTrue());
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
        }
    }

    /** What the QR code on the paper says; the pictures that are drawn are tried one by one. */
    private static String qrOf(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                PDResources drawn = page.getResources();
                for (COSName name : drawn.getXObjectNames()) {
                    if (drawn.getXObject(name) instanceof PDImageXObject picture) {
                        BufferedImage image = picture.getImage();
                        int[] pixels =
                                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
                        LuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
                        try {
                            return new QRCodeReader()
                                    .decode(
                                            new BinaryBitmap(new HybridBinarizer(source)),
                                            Map.of(DecodeHintType.PURE_BARCODE, true))
                                    .getText();
                        } catch (ReaderException e) {
                            // a photo
                        }
                    }
                }
            }
        }
        return "none";
    }

    @Test
    void rareCharactersArePrintedAndCopied() throws Exception {
        played.facts = LetterBed.Played.facts("滨江·澜境湾" + RARE + "室", "渗漏－ABC abc 123 ①②㎡℃《》“”—…％");
        byte[] pdf = letters.pdf(
                letters.issue(letters.draft(LetterBed.draft(Rung.REPAIR_NOTICE)).id())
                        .id());
        keep("rare", pdf);
        assertThat(PaperText.of(pdf)).contains("滨江·澜境湾" + RARE + "室", "渗漏－ABCabc123①②㎡℃《》“”—…％");
    }

    @Test
    void rareCharactersOfANameInBoldArePrintedToo() throws Exception {
        context.getBean(JdbcTemplate.class)
                .update("update estate_contractor set name = ? where code = 'C102'", RARE + "防水公司");
        byte[] pdf = letters.pdf(
                letters.issue(letters.draft(LetterBed.draft(Rung.REPAIR_NOTICE)).id())
                        .id());
        keep("bold", pdf);
        assertThat(PaperText.of(pdf)).contains(RARE + "防水公司：");
    }

    @Test
    void aCharacterThatTheFontHasNotStopsTheLetter() {
        long id = letters.draft(LetterBed.draft(Rung.REPAIR_NOTICE)).id();
        played.facts = LetterBed.Played.facts("滨江𠮷湾1401室", "渗漏");
        assertThatThrownBy(() -> letters.issue(id))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("𠮷（U+20BB7）")
                .hasMessageContaining("location");
        assertThat(letters.find(id).orElseThrow().state()).isEqualTo(Letters.State.DRAFT);
        played.facts = LetterBed.Played.facts("滨江1401室", "渗漏");
        assertThat(letters.issue(id).number()).isEqualTo("华东维修〔2026〕第1号");

        Draft good = LetterBed.draft(Rung.REPAIR_NOTICE);
        Draft bad = new Draft(
                good.rung(),
                good.caseNumber(),
                good.subsidiary(),
                good.project(),
                good.contractNo(),
                good.contractor(),
                good.copies(),
                good.clause(),
                "请𠮷田先生处理",
                good.performUntil(),
                good.deadlineBasis(),
                good.lines(),
                good.photos(),
                null);
        assertThatThrownBy(() -> letters.draft(bad))
                .isInstanceOfSatisfying(
                        FormRejected.class, e -> assertThat(e.errors().get(0)).satisfies(error -> {
                            assertThat(error.field()).isEqualTo("demand");
                            assertThat(error.args()).containsExactly("𠮷（U+20BB7）");
                        }));
    }

    @Test
    void textOfOtherPapersIsMadePlain() {
        // U+2F63 and the like come from copies of other PDFs; U+F90A is a compatibility form of 金; U+200B is invisible.
        assertThat(PlainText.of("⽣产⽇期\u200B\uFEFF 豈\r\n\t第二行 ")).isEqualTo("生产日期 豈\n 第二行");
        assertThat(PlainText.of("\uF90A额")).isEqualTo("金额");
    }

    @Test
    void theSameDraftGivesTheSameText() {
        long id = letters.draft(LetterBed.draft(Rung.DEDUCTION_NOTICE)).id();
        String first = PaperText.raw(letters.preview(id));
        assertThat(PaperText.raw(letters.preview(id))).isEqualTo(first);
        assertThat(PaperText.squeezed(first)).contains("草稿预览未签发，不具效力", "（草稿，未编号）");
        keep("preview", letters.preview(id));
    }

    @Test
    void datesAndTimesAreNotPartedAtTheEndOfALine() {
        String rows = IntStream.range(0, 30)
                .mapToObj(n -> "<p>" + "字".repeat(n) + "于 2026-12-09 18:22 送达</p>")
                .collect(Collectors.joining());
        byte[] pdf = context.getBean(PaperPrinter.class)
                .print("<html><body style=\"width: 50mm\">" + rows + "</body></html>", Map.of(), null);
        List<String> lines = PaperText.raw(pdf).lines().map(String::strip).toList();
        assertThat(lines).filteredOn(line -> line.contains("2026-12-09")).hasSize(30);
        assertThat(lines).filteredOn(line -> line.contains("18:22")).hasSize(30);
    }

    @Test
    void nothingIsLoadedFromOutside() throws Exception {
        PaperPrinter printer = context.getBean(PaperPrinter.class);
        Path secret = Files.createTempFile("secret", ".png");
        try (java.net.ServerSocket server = new java.net.ServerSocket(0)) {
            server.setSoTimeout(300);
            String http = "http://localhost:" + server.getLocalPort() + "/x.png";
            String html = "<html><head><link rel=\"stylesheet\" href=\"" + http + "\"/><style>@import url('" + http
                    + "'); @font-face { font-family: X; src: url('" + http + "'); } body { background-image: url('"
                    + secret.toUri() + "'); }</style></head><body><img src=\"" + http + "\"/><img src=\""
                    + secret.toUri() + "\"/><object data=\"" + http + "\">x</object><p style=\"font-family: X\">文</p>"
                    + "</body></html>";
            byte[] pdf = printer.print(html, Map.of(), null);
            assertThat(PaperText.of(pdf)).contains("文");
            assertThatThrownBy(server::accept).isInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(secret.getFileName().toString());
        } finally {
            Files.delete(secret);
        }
    }

    /** To be looked at: with -Dletters.keep=folder. */
    private static void keep(String name, byte[] pdf) {
        String folder = System.getProperty("letters.keep");
        if (folder != null) {
            try {
                Files.write(Path.of(folder, name + ".pdf"), pdf);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

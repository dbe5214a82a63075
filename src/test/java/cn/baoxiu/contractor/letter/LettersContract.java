package cn.baoxiu.contractor.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Channel;
import cn.baoxiu.contractor.Letters.Delivery;
import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.Line;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.engine.FormRejected;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The life of a letter from the draft to its delivery. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LettersContract {

    private AnnotationConfigApplicationContext context;
    private Letters letters;
    private LetterBed.MovableClock clock;
    private JdbcClient jdbc;

    abstract String url();

    String user() {
        return "baoxiu";
    }

    String password() {
        return "";
    }

    @BeforeAll
    void start() {
        String url = url();
        LetterBed.prepare(url, user(), password());
        context = LetterBed.start(url, user(), password());
        letters = context.getBean(Letters.class);
        clock = context.getBean(LetterBed.MovableClock.class);
        jdbc = context.getBean(JdbcClient.class);
    }

    @BeforeEach
    void fresh() {
        LetterBed.clear(context);
    }

    @AfterAll
    void stop() {
        context.close();
    }

    @Test
    void aLetterIsIssuedOnceAndStaysAsItIs() {
        Letter draft = letters.draft(LetterBed.draft(Rung.DEDUCTION_NOTICE));
        assertThat(draft.state()).isEqualTo(State.DRAFT);
        assertThat(draft.number()).isNull();
        assertThat(draft.amount()).isEqualByComparingTo("11820.05");
        assertThat(draft.draftedBy()).isEqualTo("office");
        assertThat(draft.facts()).containsEntry("contractorName", LetterBed.COMPANY_NAME);

        Letter issued = letters.issue(draft.id());
        assertThat(issued.number()).isEqualTo("华东维修〔2026〕第1号");
        assertThat(issued.says()).isEqualTo(draft.says());
        assertThat(issued.contentHash()).isEqualTo(draft.contentHash());
        assertThat(issued.token()).matches("[A-Za-z0-9_-]{24}");
        byte[] pdf = letters.pdf(draft.id());
        assertThat(DraftJson.hash(pdf)).isEqualTo(issued.pdfHash());
        assertThat(issued.facts()).containsEntry("amountWords", "壹万壹仟捌佰贰拾元零伍分");

        clock.now = clock.now.plusSeconds(99_999);
        assertThat(letters.issue(draft.id())).isEqualTo(issued);
        assertThat(letters.pdf(draft.id())).isEqualTo(pdf);
        assertThat(letters.preview(draft.id())).isEqualTo(pdf);
        refused("letter", () -> letters.change(draft.id(), LetterBed.draft(Rung.DEDUCTION_NOTICE)));
        refused("letter", () -> discard(draft.id()));
    }

    private Object discard(long id) {
        letters.discard(id, "不需要");
        return id;
    }

    @Test
    void aChangeOfTheDraftChangesItsHash() {
        Draft first = LetterBed.draft(Rung.REPAIR_NOTICE);
        Letter letter = letters.draft(first);
        assertThat(letters.change(letter.id(), first).contentHash()).isEqualTo(letter.contentHash());
        // The same content written otherwise.
        assertThat(letters.change(letter.id(), with(first, first.demand().replace("\n", "\r\n") + " ", first.lines()))
                        .contentHash())
                .isEqualTo(letter.contentHash());
        Letter changed = letters.change(letter.id(), with(first, "请维修。", first.lines()));
        assertThat(changed.contentHash()).isNotEqualTo(letter.contentHash());
        assertThat(letters.ofCase(LetterBed.CASE)).containsExactly(changed);

        Draft money = LetterBed.draft(Rung.DEDUCTION_NOTICE);
        String hash = letters.draft(with(money, "扣款", List.of(new Line("违约金", null, new BigDecimal("5")))))
                .contentHash();
        assertThat(letters.draft(with(money, "扣款", List.of(new Line("违约金", "", new BigDecimal("5.00")))))
                        .contentHash())
                .isEqualTo(hash);
        assertThat(letters.draft(with(money, "扣款", List.of(new Line("违约金", null, new BigDecimal("5.01")))))
                        .contentHash())
                .isNotEqualTo(hash);
    }

    private static Draft with(Draft d, String demand, List<Line> lines) {
        return new Draft(
                d.rung(),
                d.caseNumber(),
                d.subsidiary(),
                d.project(),
                d.contractNo(),
                d.contractor(),
                d.copies(),
                d.clause(),
                demand,
                d.performUntil(),
                d.deadlineBasis(),
                lines,
                d.photos(),
                d.corrects());
    }

    @Test
    void wrongDraftsAreRefusedFieldByField() {
        Draft good = LetterBed.draft(Rung.DEDUCTION_NOTICE);
        refused("demand", () -> letters.draft(with(good, "处以罚款500元", good.lines())));
        refused("demand", () -> letters.draft(with(good, " ", good.lines())));
        refused("lines", () -> letters.draft(with(good, "扣款", List.of())));
        refused("lines", () -> letters.draft(with(good, "扣款", List.of(new Line("a", null, BigDecimal.ZERO)))));
        refused("lines", () -> letters.draft(with(good, "扣款", List.of(new Line("a", null, new BigDecimal("1.005"))))));
        refused("lines", () -> letters.draft(with(LetterBed.draft(Rung.FORMAL_DEMAND), "x", good.lines())));
        Draft d = LetterBed.draft(Rung.REPAIR_NOTICE);
        refused(
                "performUntil",
                () -> letters.draft(new Draft(
                        d.rung(),
                        d.caseNumber(),
                        d.subsidiary(),
                        d.project(),
                        d.contractNo(),
                        d.contractor(),
                        d.copies(),
                        d.clause(),
                        d.demand(),
                        null,
                        null,
                        d.lines(),
                        d.photos(),
                        null)));
        refused(
                "photos",
                () -> letters.draft(new Draft(
                        d.rung(),
                        d.caseNumber(),
                        d.subsidiary(),
                        d.project(),
                        d.contractNo(),
                        d.contractor(),
                        d.copies(),
                        d.clause(),
                        d.demand(),
                        d.performUntil(),
                        null,
                        d.lines(),
                        List.of("photo-of-another-case"),
                        null)));
        refused(
                "caseNumber",
                () -> letters.draft(new Draft(
                        d.rung(),
                        "BX-NO-CASE",
                        d.subsidiary(),
                        d.project(),
                        d.contractNo(),
                        d.contractor(),
                        d.copies(),
                        d.clause(),
                        d.demand(),
                        d.performUntil(),
                        null,
                        d.lines(),
                        List.of(),
                        null)));
        assertThat(letters.ofCase(LetterBed.CASE)).isEmpty();
    }

    private static void refused(String field, Callable<?> work) {
        assertThatThrownBy(work::call).isInstanceOfSatisfying(FormRejected.class, e -> assertThat(e.errors())
                .extracting("field")
                .containsOnly(field));
    }

    @Test
    void numbersHaveNoGapsAndBeginAnewEachYear() {
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        assertThat(issueNew().number()).isEqualTo("华东维修〔2026〕第1号");
        long lost = letters.draft(LetterBed.draft(Rung.REPAIR_NOTICE)).id();
        transaction.executeWithoutResult(status -> {
            assertThat(letters.issue(lost).number()).isEqualTo("华东维修〔2026〕第2号");
            status.setRollbackOnly();
        });
        assertThat(letters.find(lost).orElseThrow().state()).isEqualTo(State.DRAFT);
        assertThatThrownBy(() -> letters.pdf(lost)).isInstanceOf(java.util.NoSuchElementException.class);
        letters.discard(lost, "重复");
        assertThat(issueNew().number()).isEqualTo("华东维修〔2026〕第2号");
        clock.now = Instant.parse("2026-12-31T16:00:00Z");
        assertThat(issueNew().number()).as("2027 has begun in Shanghai").isEqualTo("华东维修〔2027〕第1号");
    }

    private Letter issueNew() {
        return letters.issue(letters.draft(LetterBed.draft(Rung.REPAIR_NOTICE)).id());
    }

    @Test
    void manyAtOnceGetOneNumberEach() throws Exception {
        List<Long> drafts = IntStream.range(0, 6)
                .mapToObj(
                        i -> letters.draft(LetterBed.draft(Rung.REPAIR_NOTICE)).id())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Letter>> work = new ArrayList<>();
            drafts.forEach(id -> {
                work.add(() -> letters.issue(id));
                work.add(() -> letters.issue(id));
            });
            List<Letter> issued = new ArrayList<>();
            for (Future<Letter> future : threads.invokeAll(work)) {
                issued.add(future.get());
            }
            assertThat(issued.stream().distinct()).hasSize(6);
            assertThat(issued.stream().map(Letter::number).distinct().sorted())
                    .containsExactly(IntStream.rangeClosed(1, 6)
                            .mapToObj(n -> "华东维修〔2026〕第" + n + "号")
                            .toArray(String[]::new));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void deliveryCountsByTheChannel() {
        Instant ten = LetterBed.NOW;
        Instant noon = ten.plus(Duration.ofHours(2));
        clock.now = ten;
        long id = issueNew().id();
        clock.now = ten.plus(Duration.ofDays(30));

        assertThat(letters.deliver(id, courier(noon, null))).isEqualTo(noon.plus(Duration.ofDays(4)));
        // Signed later than that: the earlier counts.
        assertThat(letters.deliver(id, courier(noon, noon.plus(Duration.ofDays(6)))))
                .isEqualTo(noon.plus(Duration.ofDays(4)));
        assertThat(letters.deliver(id, courier(noon, noon.plus(Duration.ofDays(1)))))
                .isEqualTo(noon.plus(Duration.ofDays(1)));
        assertThat(letters.deliver(id, delivery(Channel.WECOM, noon.plusSeconds(60), null)))
                .isEqualTo(noon.plusSeconds(60));
        assertThat(letters.deliver(id, delivery(Channel.MAIL, noon, null))).isEqualTo(noon);
        assertThat(letters.deliver(id, delivery(Channel.PHONE, ten.plusSeconds(60), ten.plusSeconds(300))))
                .isEqualTo(ten.plusSeconds(300));
        assertThat(letters.deliver(id, delivery(Channel.HANDED_OVER, ten.plusSeconds(120), null)))
                .isEqualTo(ten.plusSeconds(120));
        // A double click.
        letters.deliver(id, delivery(Channel.HANDED_OVER, ten.plusSeconds(120), null));
        Letter letter = letters.find(id).orElseThrow();
        assertThat(letter.deliveries()).hasSize(7);
        assertThat(letter.deliveredAt()).isEqualTo(ten.plusSeconds(120));
    }

    private static Delivery courier(Instant sent, Instant signed) {
        return delivery(Channel.COURIER, sent, signed);
    }

    private static Delivery delivery(Channel channel, Instant sent, Instant completed) {
        return new Delivery(channel, sent, completed, "王工", "顺丰SF123");
    }

    @Test
    void deliveriesThatCannotBeAreRefused() {
        Letter draft = letters.draft(LetterBed.draft(Rung.REPAIR_NOTICE));
        Instant now = clock.now;
        refused("letter", () -> letters.deliver(draft.id(), delivery(Channel.MAIL, now, null)));
        letters.issue(draft.id());
        long id = draft.id();
        refused("sentAt", () -> letters.deliver(id, delivery(Channel.MAIL, now.plusSeconds(61), null)));
        refused("sentAt", () -> letters.deliver(id, delivery(Channel.MAIL, now.minusSeconds(3600), null)));
        refused("completedAt", () -> letters.deliver(id, courier(now, now.plusSeconds(1))));
        refused("completedAt", () -> letters.deliver(id, delivery(Channel.PHONE, now, null)));
        refused("completedAt", () -> letters.deliver(id, delivery(Channel.HANDED_OVER, now, now.minusSeconds(1))));
        refused("person", () -> letters.deliver(id, new Delivery(Channel.MAIL, now, null, " ", null)));
        assertThat(letters.find(id).orElseThrow().deliveredAt()).isNull();
        // P0: a logged call is the notice if the letter follows within a day; not if it followed later.
        refused(
                "sentAt",
                () -> letters.deliver(
                        id, delivery(Channel.PHONE, now.minus(Duration.ofHours(25)), now.minus(Duration.ofHours(25)))));
        Instant call = now.minus(Duration.ofHours(20));
        assertThat(letters.deliver(id, delivery(Channel.PHONE, call, call.plusSeconds(180))))
                .isEqualTo(call.plusSeconds(180));
    }

    @Test
    void aCorrectionNamesTheOldLetterAndNobodyElseCorrectsIt() {
        Letter old = issueNew();
        Draft d = LetterBed.draft(Rung.REPAIR_NOTICE);
        Letter correction = letters.issue(letters.draft(correcting(d, old.id())).id());
        String text = PaperText.of(letters.pdf(correction.id()));
        assertThat(text).contains("本函更正2026年3月1日签发的" + old.number() + "《维修通知单》");
        refused("corrects", () -> letters.draft(correcting(d, old.id())));
        Letter draft = letters.draft(d);
        refused("corrects", () -> letters.draft(correcting(d, draft.id())));
        refused("corrects", () -> letters.draft(correcting(d, 999_999L)));
        assertThat(letters.pdf(old.id())).isNotEmpty();
        assertThat(letters.find(old.id()).orElseThrow().state()).isEqualTo(State.ISSUED);
    }

    private static Draft correcting(Draft d, Long old) {
        return new Draft(
                d.rung(),
                d.caseNumber(),
                d.subsidiary(),
                d.project(),
                d.contractNo(),
                d.contractor(),
                d.copies(),
                d.clause(),
                d.demand(),
                d.performUntil(),
                d.deadlineBasis(),
                d.lines(),
                d.photos(),
                old);
    }

    @Test
    void aWithdrawnLetterKeepsItsPaperAndIsNoEarlierPaper() {
        Letter letter = issueNew();
        byte[] pdf = letters.pdf(letter.id());
        letters.withdraw(letter.id(), "异议成立");
        letters.withdraw(letter.id(), "异议成立");
        assertThat(letters.find(letter.id()).orElseThrow().state()).isEqualTo(State.WITHDRAWN);
        assertThat(letters.pdf(letter.id())).isEqualTo(pdf);
        refused("letter", () -> letters.deliver(letter.id(), delivery(Channel.MAIL, clock.now, null)));
        assertThat(context.getBean(LetterRows.class).changes(letter.id()))
                .extracting(LetterRows.Change::state)
                .containsExactly(State.DRAFT, State.ISSUED, State.WITHDRAWN);
        clock.now = clock.now.plusSeconds(60);
        long demand = letters.draft(LetterBed.draft(Rung.FORMAL_DEMAND)).id();
        assertThat(PaperText.of(letters.preview(demand))).doesNotContain(letter.number());
    }

    @Test
    void aPaperThatWasTamperedWithIsNotHandedOut() {
        Letter letter = issueNew();
        jdbc.sql("update contractor_letter_pdf_piece set content = ? where letter_id = ?")
                .params(new byte[] {1, 2, 3}, letter.id())
                .update();
        assertThatThrownBy(() -> letters.pdf(letter.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSavedTemplateIsUsedFromItsDay() {
        LetterTemplates templates = context.getBean(LetterTemplates.class);
        LocalDate today = LocalDate.of(2026, 3, 1);
        String html = LetterTemplates.shipped(Rung.REPAIR_NOTICE).replace("维修要求", "修缮要求");
        LetterTemplates.Version saved = templates.save(Rung.REPAIR_NOTICE, html, today.plusDays(1), 1);
        assertThat(saved.version()).isEqualTo(2);
        refused("html", () -> templates.save(Rung.REPAIR_NOTICE, html, today.plusDays(1), 1));
        refused("validFrom", () -> templates.save(Rung.REPAIR_NOTICE, html, today.minusDays(1), 2));
        assertThatThrownBy(() -> templates.save(
                        Rung.REPAIR_NOTICE, html.replace("{{clause}}", "{{cluase}}"), today.plusDays(1), 2))
                .isInstanceOfSatisfying(
                        TemplateRefused.class, e -> assertThat(e.problems()).anySatisfy(p -> {
                            assertThat(p.messageKey()).isEqualTo("unknown");
                            assertThat(p.line()).isPositive();
                            assertThat(p.args()).containsExactly("cluase");
                        }));
        assertThat(PaperText.of(letters.pdf(issueNew().id()))).contains("维修要求");
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertThat(PaperText.of(letters.pdf(issueNew().id()))).contains("修缮要求").doesNotContain("维修要求");
        assertThat(templates.versions(Rung.REPAIR_NOTICE)).extracting("version").containsExactly(2, 1);
    }

    @Test
    void aTemplateIsTriedWithARealCase() {
        LetterDesk desk = context.getBean(LetterDesk.class);
        String html = LetterTemplates.shipped(Rung.FORMAL_DEMAND).replace("催告事项", "再次催告事项");
        String madeUp = PaperText.of(desk.tryTemplate(Rung.FORMAL_DEMAND, html, LetterBed.CASE));
        assertThat(madeUp).contains("再次催告事项", LetterBed.HOME.replace(" ", ""), "第15.3款", "（草稿，未编号）");
        letters.draft(LetterBed.draft(Rung.FORMAL_DEMAND));
        assertThat(PaperText.of(desk.tryTemplate(Rung.FORMAL_DEMAND, html, LetterBed.CASE)))
                .contains("再次催告事项", "修复主卫淋浴区防水层");
        refused("caseNumber", () -> desk.tryTemplate(Rung.FORMAL_DEMAND, html, "BX-NO-CASE"));
        assertThatThrownBy(() -> desk.tryTemplate(Rung.FORMAL_DEMAND, html + "{{", LetterBed.CASE))
                .isInstanceOf(TemplateRefused.class);
        assertThat(desk.ofCase(LetterBed.CASE)).hasSize(1);
    }

    @Test
    void theSenderIsPrintedAndAnotherSeriesBeginsAtOne() {
        LetterSenders senders = context.getBean(LetterSenders.class);
        assertThat(senders.of("elsewhere", "西南公司"))
                .isEqualTo(new LetterSenders.Sender("西南维修", "西南公司", "保修办公室", "", ""));
        LetterSenders.Sender before = senders.of("huadong", "华东公司");
        assertThat(issueNew().number()).isEqualTo("华东维修〔2026〕第1号");
        for (String series : List.of("", "华东〔2026〕", "华东 维修", "华东2", "𠮷修")) {
            refused("letterSeries", () -> saved(senders, new LetterSenders.Sender(series, "甲", "乙", "", "")));
        }
        try {
            senders.save("huadong", new LetterSenders.Sender("东房修", "东房开发有限公司", "维修中心", "021-1", "甲路1号"));
            Letter letter = issueNew();
            assertThat(letter.number()).isEqualTo("东房修〔2026〕第1号");
            assertThat(PaperText.of(letters.pdf(letter.id()))).contains("东房开发有限公司维修中心", "电话：021-1", "地址：甲路1号");
        } finally {
            senders.save("huadong", before);
        }
        assertThat(issueNew().number()).isEqualTo("华东维修〔2026〕第2号");
    }

    private static Object saved(LetterSenders senders, LetterSenders.Sender sender) {
        senders.save("huadong", sender);
        return sender;
    }
}

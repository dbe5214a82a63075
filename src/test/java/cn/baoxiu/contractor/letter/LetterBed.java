package cn.baoxiu.contractor.letter;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baoxiu.attachment.Attachment;
import cn.baoxiu.attachment.AttachmentKind;
import cn.baoxiu.attachment.AttachmentStore;
import cn.baoxiu.attachment.Attachments;
import cn.baoxiu.contractor.ContractorCases;
import cn.baoxiu.contractor.Letters.Draft;
import cn.baoxiu.contractor.Letters.Line;
import cn.baoxiu.contractor.Retention;
import cn.baoxiu.contractor.Rung;
import cn.baoxiu.contractor.ViolationKind;
import cn.baoxiu.contractor.Violations;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters and reference data on their tables; cases, ledger, violations and photos are played. */
@EnableTransactionManagement(proxyTargetClass = true)
@ComponentScan(
        basePackages = {
            "cn.baoxiu.contractor.letter",
            "cn.baoxiu.contractor.rules",
            "cn.baoxiu.estate",
            "cn.baoxiu.paper"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                "cn\\.baoxiu\\.estate\\.(web|imports)\\..*|.*(Bed|DecidedApprovalLimits|Test|Tests|Contract|Slice)(\\$.*)?"))
class LetterBed {

    static final String CASE = "BX-HD-LJW-20260301-0007";
    static final String CONTRACT = "HD-LJW-HT-02";
    static final String CONTRACTOR = "C102";
    static final String COMPANY_NAME = "蓝盾防水保温科技有限公司";
    static final String PHOTO = "photo-1";
    static final String HOME = "滨江·澜境湾2号楼1单元1401室";
    static final String DEFECT = "渗漏：卫生间墙面渗水";

    /** Sunday, 2026-03-01 10:00 in Shanghai. */
    static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");

    static AnnotationConfigApplicationContext start(String url, String user, String password) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> pool(url, user, password));
        context.register(LetterBed.class);
        context.refresh();
        return context;
    }

    /** As in the program; H2 would close its file whenever the last connection goes. Closed with the context. */
    private static HikariDataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    /** Tables and the reference data that the letters need; once per database. */
    static void prepare(String url, String user, String password) {
        DriverManagerDataSource source = new DriverManagerDataSource(url, user, password);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.update("insert into estate_subsidiary (code, name, city, head) values ('huadong', '华东公司', '上海', '唐')");
        jdbc.update("insert into estate_project (code, subsidiary, name, city, completion_acceptance_date, finish)"
                + " values ('HD-LJW', 'huadong', '滨江·澜境湾', '上海市', date '2025-03-28', 'FITTED_OUT')");
        jdbc.update("insert into estate_contractor (code, name, kind) values ('C102', ?, 'SUB')", COMPANY_NAME);
        jdbc.update("insert into estate_contractor (code, name, kind) values ('C004', '华建总承包有限公司', 'MAIN')");
        jdbc.update("insert into estate_contract (no, name, project, contractor, main_contractor, settlement_cny,"
                + " retention_percent, completion_acceptance_date, defects_liability_end, agency_fee_percent,"
                + " warranty_clause, restart_rule) values ('HD-LJW-HT-02', '滨江·澜境湾防水工程合同', 'HD-LJW', 'C102',"
                + " 'C004', 18000000, 3, date '2025-03-28', date '2027-03-28', 20, '第15.3款', 'NONE')");
        jdbc.update("insert into contractor_letter_sender (subsidiary, series, company, office, phone, address) values"
                + " ('huadong', '华东维修', '华东房地产开发有限公司', '保修办公室', '021-5555 0199', '上海市浦东新区世纪大道1号')");
    }

    /** As after {@link #prepare}. */
    static void clear(ApplicationContext context) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        for (String table : List.of("pdf_piece", "pdf", "change", "delivery", "template", "counter")) {
            jdbc.update("delete from contractor_letter_" + table);
        }
        jdbc.update("delete from contractor_letter where corrects is not null");
        jdbc.update("delete from contractor_letter");
        jdbc.update("update estate_contractor set name = ? where code = 'C102'", COMPANY_NAME);
        context.getBean(MovableClock.class).now = NOW;
        context.getBean(Played.class).facts = Played.facts(HOME, DEFECT);
    }

    @Bean
    static PropertySourcesPlaceholderConfigurer placeholders() {
        return new PropertySourcesPlaceholderConfigurer();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    JdbcClient jdbcClient(DataSource source) {
        return JdbcClient.create(source);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource source) {
        return new JdbcTemplate(source);
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/engine",
                "messages/estate",
                "messages/attachment",
                "messages/repair",
                "messages/contractor",
                "messages/contractor-retention",
                "messages/contractor-letter");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    Played played() {
        return new Played();
    }

    @Bean
    ContractorCases cases(Played played) {
        return new ContractorCases() {
            @Override
            public Optional<Facts> find(String caseNumber) {
                return caseNumber.equals(CASE) ? Optional.of(played.facts) : Optional.empty();
            }

            @Override
            public List<Facts> openOf(String contractNo, String contractor) {
                return List.of(played.facts);
            }
        };
    }

    @Bean
    Retention retention(Played played) {
        Retention retention = mock(Retention.class);
        when(retention.preview(any(), any())).thenAnswer(call -> played.shares);
        return retention;
    }

    @Bean
    Violations violations(Played played) {
        return new Violations() {
            @Override
            public void record(Fact fact) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<Violation> of(String caseNumber) {
                return played.violations;
            }
        };
    }

    @Bean
    LetterApprovals approvals(Played played) {
        return letterId -> played.approvals;
    }

    @Bean
    Attachments attachments(Played played) {
        Attachments attachments = mock(Attachments.class);
        when(attachments.find(any(), any())).thenReturn(Optional.empty());
        when(attachments.find(CASE, PHOTO)).thenAnswer(call -> Optional.of(photo()));
        when(attachments.open(any(), eq(Attachments.Variant.FULL)))
                .thenAnswer(call ->
                        new AttachmentStore.Stored(played.photo.length, "", new ByteArrayInputStream(played.photo)));
        return attachments;
    }

    private static Attachment photo() {
        return new Attachment(
                PHOTO,
                CASE,
                1,
                AttachmentKind.BEFORE,
                "主卫淋浴区",
                null,
                "渗水.jpg",
                "image/jpeg",
                1,
                "",
                1600,
                1000,
                true,
                Instant.parse("2026-02-20T02:30:00Z"),
                "engineer",
                NOW,
                null,
                null,
                null);
    }

    @Bean
    CurrentUser currentUser() {
        return new CurrentUser() {
            @Override
            public Optional<AppUser> find() {
                return Optional.of(new AppUser("office", "周敏", Set.of("warranty-office"), Set.of("huadong")));
            }

            @Override
            public <T> T callAs(String userId, Supplier<T> work) {
                return work.get();
            }

            @Override
            public String displayNameOf(String userId) {
                return "周敏";
            }
        };
    }

    /** A letter of this kind with everything that it can have. */
    static Draft draft(Rung rung) {
        return new Draft(
                rung,
                CASE,
                "huadong",
                "HD-LJW",
                CONTRACT,
                CONTRACTOR,
                List.of("华建总承包有限公司", "监理单位（上海正信）"),
                "《防水工程合同》第15.3款：保修期内出现渗漏的，承包人应在接到通知后48小时内到场维修；逾期的，发包人有权另行委托他人维修，费用由承包人承担。",
                "请立即派员到场查明渗漏原因，修复主卫淋浴区防水层。\n维修后做24小时闭水试验，并由双方签认记录。",
                Instant.parse("2026-03-06T10:00:00Z"),
                "工作日历，自送达之日起第5个工作日18:00止",
                rung.takesMoney()
                        ? List.of(
                                new Line("第三方维修费", "发票8,600.00元 × 120%", new BigDecimal("10320.00")),
                                new Line("逾期完工违约金", "3天 × 500.00元", new BigDecimal("1500.05")))
                        : List.of(),
                List.of(PHOTO),
                null);
    }

    static final class Played {

        ContractorCases.Facts facts = facts(HOME, DEFECT);
        List<Retention.Share> shares = List.of(
                new Retention.Share(Retention.Source.RETENTION, new BigDecimal("9000.00"), new BigDecimal("0.00")),
                new Retention.Share(Retention.Source.GUARANTEE, new BigDecimal("2000.00"), new BigDecimal("0.00")),
                new Retention.Share(Retention.Source.CLAIM, new BigDecimal("820.05"), new BigDecimal("2420.05")));
        List<Violations.Violation> violations = List.of(new Violations.Violation(
                1,
                CASE,
                1,
                ViolationKind.ON_SITE_LATE,
                CONTRACTOR,
                CONTRACT,
                Instant.parse("2026-02-24T10:00:00Z"),
                "承诺2026-02-24 18:00到场，实际2026-02-25 09:20到场",
                Instant.parse("2026-02-24T10:00:00Z"),
                null,
                "system"));
        List<LetterApprovals.Approval> approvals =
                new ArrayList<>(List.of(new LetterApprovals.Approval("地产客服部", "郑欣", NOW)));
        byte[] photo = picture();

        static ContractorCases.Facts facts(String location, String defect) {
            return new ContractorCases.Facts(
                    CASE,
                    "huadong",
                    "HD-LJW",
                    "滨江·澜境湾",
                    location,
                    "WATERPROOF",
                    defect,
                    "P0",
                    Instant.parse("2026-02-20T01:12:00Z"),
                    true,
                    CONTRACTOR,
                    CONTRACT,
                    Instant.parse("2026-02-21T01:00:00Z"),
                    "防水层施工缺陷",
                    CONTRACTOR,
                    List.of(new ContractorCases.Order(
                            CONTRACTOR,
                            Instant.parse("2026-02-21T02:00:00Z"),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null)));
        }

        private static byte[] picture() {
            BufferedImage image = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setColor(new Color(0xC9D6DF));
            g.fillRect(0, 0, 1600, 1000);
            g.setColor(new Color(0x52616B));
            g.fillOval(500, 300, 600, 420);
            g.dispose();
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "jpg", jpeg);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return jpeg.toByteArray();
        }
    }

    static final class MovableClock extends Clock {

        Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

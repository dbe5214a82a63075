package cn.baoxiu.repair.listing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.Imports;
import cn.baoxiu.estate.Projects;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.repair.CaseSearch;
import cn.baoxiu.repair.web.ListFilters;
import cn.baoxiu.testing.Databases;
import cn.baoxiu.testing.ManyCases;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** With 100,000 cases every list is answered from an index, whatever is filtered, sorted or searched for. */
@JdbcTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ImportAutoConfiguration(MessageSourceAutoConfiguration.class)
@Import(ListPlansOnPostgresTest.Rooms.class)
@ContextConfiguration(initializers = Databases.Postgres.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPlansOnPostgresTest {

    @TestConfiguration
    @ComponentScan(
            basePackages = "cn.baoxiu.estate",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "cn\\.baoxiu\\.estate\\.(web\\..*|EstateSlice.*|EstateWebSlice.*|.*Test.*)"))
    @ComponentScan(
            basePackages = "cn.baoxiu.intake",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "cn\\.baoxiu\\.intake\\.(IndexedSearch|TermFrequencies)"))
    static class Rooms {
        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
        }
    }

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final int CASES = 100_000;

    /** A list shows 20 rows and counts to 1,000. What it reads to do so stays within this. */
    private static final int MOST_SORTED = 5_000;

    /** A company has an index for each order, also one with 6 % of all cases; only its open ones are ever sorted. */
    private static final int MOST_SORTED_OF_COMPANY = 1_000;

    private static final int ALL_OF_COMPANY = 8_000;

    private static final int MOST_BUFFERS = 40_000;

    /** What looking up each case of a company with 6 % of all cases takes. */
    private static final int MOST_BUFFERS_OF_COMPANY = 25_000;

    private static final Set<String> BIG = Set.of(
            "repair_case",
            "intake_search_term",
            "intake_report",
            "clock_promise",
            "repair_work_order",
            "repair_case_company",
            "repair_timeline");

    private static final List<String> KINDS =
            List.of("subsidiaries", "projects", "contractors", "third-parties", "homes", "owners", "contracts");

    private static final AppUser GROUP =
            new AppUser("hotline", "热线", Set.of("hotline-400"), Set.of("huadong", "huanan", "huabei", "xinan"));
    private static final AppUser CLERK = new AppUser("clerk", "前台", Set.of("property-cs"), Set.of("huanan"));
    private static final AppUser SMALL = new AppUser("clerk2", "前台", Set.of("property-cs"), Set.of("xinan"));
    private static final AppUser BUILDER =
            new AppUser("c101", "安泰", Set.of("contractor-C101"), Set.of("huadong", "huanan", "huabei", "xinan"));
    private static final AppUser SMALL_BUILDER =
            new AppUser("t003", "快修", Set.of("third-party-T003"), Set.of("huanan"));

    @Autowired
    Imports imports;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CaseSearch search;

    @Autowired
    Projects projects;

    private final List<Double> costs = new ArrayList<>();

    @BeforeAll
    void aHundredThousandCases() throws IOException {
        for (String kind : KINDS) {
            String file = kind.replace('-', '_') + ".csv";
            try (InputStream in = getClass().getResourceAsStream("/demo/group/" + file)) {
                imports.run(kind, in, file, ImportOptions.allOrNothing());
            }
        }
        ManyCases.fill(jdbc, CASES, NOW);
        assertThat(count("repair_case where open_since is not null")).isBetween(2_500, 3_600);
    }

    static List<Arguments> lists() {
        List<Arguments> lists = new ArrayList<>();
        List<String> queries = List.of(
                "",
                "state=OPEN",
                "state=CLOSED",
                "state=OPEN&sort=reported",
                "stage=DRYING",
                "stage=REPAIRING&sort=grade",
                "grade=P0",
                "grade=P4",
                "grade=P2&state=CLOSED",
                "defectClass=LEAK",
                "defectClass=STRUCT",
                "project=HN-YJT",
                "project=HN-YJT&grade=P4&state=CLOSED",
                "subsidiary=huanan",
                "contractor=C101",
                "contractor=T003",
                "contractor=PROPERTY&state=OPEN",
                "holder=property-engineering",
                "holder=WAITING",
                "holder=C101&overdue=true",
                "overdue=true",
                "overdue=true&sort=due",
                "overdue=true&grade=P1",
                "reportedFrom=2025-03-01&reportedTo=2025-03-07",
                "reportedFrom=2024-01-01&reportedTo=2026-01-01&sort=reported",
                "groupComplaint=true",
                "groupComplaint=true&state=OPEN",
                "sort=reported",
                "sort=due",
                "sort=-due",
                "sort=grade",
                "sort=-grade",
                "sort=closed",
                "sort=-closed",
                "sort=number",
                "sort=-number",
                "sort=grade&project=HN-YJT",
                "page=400",
                // words: in a quarter of all cases, in one of a hundred, in one of a thousand, in none
                "q=渗水",
                "q=厨房漏水",
                "q=困人",
                "q=" + ManyCases.RARE,
                "q=恐龙",
                "q=渗水&sort=reported",
                "q=渗水&sort=grade",
                "q=渗水&state=OPEN",
                "q=渗水 卧室",
                "q=主卫淋浴区墙面渗水，隔壁卧室墙纸发霉",
                "q=恐龙&sort=due",
                // names, telephone numbers, numbers
                "q=刘文",
                "q=王",
                "q=19000000001",
                "q=0001",
                "q=BX-HN-YJT-20250301",
                "q=20250301-0001",
                "q=7",
                "q=50301",
                // places
                "q=越江台3号楼1单元1201",
                "q=3-1-1201",
                "q=1201室",
                "q=越江台",
                "q=越江台3号楼",
                "q=3号楼",
                "q=越江台 渗水",
                "q=澜境湾漏水");
        for (AppUser user : List.of(GROUP, CLERK, SMALL, BUILDER, SMALL_BUILDER)) {
            queries.stream().filter(q -> !q.equals("q=王")).forEach(q -> lists.add(Arguments.of(user.id(), q, user)));
        }
        return lists;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lists")
    void isAnsweredFromAnIndex(String who, String parameters, AppUser user) throws IOException {
        CaseFilter filter = ListFilters.read(parameters);
        ListQuery query = ListQuery.of(filter, user, search, projects, new PartyShares(JdbcClient.create(jdbc)), NOW)
                .orElse(null);
        if (query == null) {
            return;
        }
        boolean company = user.companyCode().isPresent();
        int sorted = company ? MOST_SORTED_OF_COMPANY : MOST_SORTED;
        int buffers = company ? MOST_BUFFERS_OF_COMPANY : MOST_BUFFERS;
        if (company && filter.page() > 0) {
            // For a page beyond the end of its list the planner reads the table once (some 20 ms).
            check(query.page(), ALL_OF_COMPANY, CASES, buffers);
        } else {
            check(query.page(), sorted, MOST_SORTED, buffers);
        }
        check(query.countUpTo(CaseList.mostCounted(filter) + 1), sorted, MOST_SORTED, buffers);
    }

    /** What a company's table copies, and what is read in another order, changes no list. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\", true",
                "state=OPEN, c.stage <> 'CLOSED'",
                "state=OPEN&grade=P1, c.stage <> 'CLOSED' and c.grade = 'P1'",
                "state=CLOSED&sort=closed, c.stage = 'CLOSED'",
                "grade=P3, c.grade = 'P3'",
                "sort=due, c.next_due is not null and c.repairing_party = 'C101'",
                "overdue=true, c.next_due < now and c.repairing_party = 'C101'",
                "holder=C101, c.holder = 'C101' and c.repairing_party = 'C101'",
                "contractor=C101&grade=P1, c.grade = 'P1' and (c.responsible_party = 'C101' or c.repairing_party = 'C101')"
            })
    void theListsOfACompanyAreWhatItsOrdersSay(String parameters, String condition) {
        ListQuery.Sql list = query(parameters, BUILDER).first(CASES);
        List<String> expected = jdbc.queryForList(
                """
                select c.case_number from repair_case c
                where exists (select 1 from repair_work_order w where w.case_number = c.case_number and w.party = 'C101')
                  and c.subsidiary in ('huadong', 'huanan', 'huabei', 'xinan') and """
                        + " " + condition.replace("now", "timestamptz '" + NOW + "'"),
                String.class);
        assertThat(expected).isNotEmpty();
        assertThat(numbers(list)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C101", "T003", "PROPERTY", "C501"})
    void theListOfAPartyIsWhatTheCasesSay(String party) {
        for (AppUser user : List.of(GROUP, CLERK, SMALL)) {
            assertThat(numbers(query("contractor=" + party, user).first(CASES)))
                    .containsExactlyInAnyOrderElementsOf(new NamedParameterJdbcTemplate(jdbc)
                            .queryForList(
                                    """
                                    select case_number from repair_case where subsidiary in (:tenants)
                                    and :party in (responsible_party, repairing_party)""",
                                    Map.of("tenants", user.tenants(), "party", party),
                                    String.class));
        }
    }

    private ListQuery query(String parameters, AppUser user) {
        return ListQuery.of(
                        ListFilters.read(parameters),
                        user,
                        search,
                        projects,
                        new PartyShares(JdbcClient.create(jdbc)),
                        NOW)
                .orElseThrow();
    }

    private List<String> numbers(ListQuery.Sql sql) {
        return new NamedParameterJdbcTemplate(jdbc)
                .query(sql.text(), sql.params(), (row, number) -> row.getString("case_number"));
    }

    private void check(ListQuery.Sql sql, int sorted, int read, int buffers) throws IOException {
        String json = new NamedParameterJdbcTemplate(jdbc)
                .queryForObject("explain (analyze, buffers, format json) " + sql.text(), sql.params(), String.class);
        JsonNode root = new ObjectMapper().readTree(json).get(0);
        costs.add(root.get("Execution Time").asDouble());
        String plan = root.toPrettyString();
        nodes(root.get("Plan"), node -> {
            String type = node.get("Node Type").asText();
            // Reading a table as it lies is right where nearly every row counts and the limit ends it at once.
            if (type.equals("Seq Scan")
                    && BIG.contains(node.get("Relation Name").asText())) {
                assertThat(node.get("Actual Rows").asLong()
                                + node.path("Rows Removed by Filter").asLong())
                        .as(plan)
                        .isLessThanOrEqualTo(read);
            }
            if (type.equals("Sort")) {
                assertThat(node.get("Plans").get(0).get("Actual Rows").asLong())
                        .as(plan)
                        .isLessThanOrEqualTo(sorted);
            }
        });
        assertThat(root.get("Plan").get("Shared Hit Blocks").asLong()
                        + root.get("Plan").get("Shared Read Blocks").asLong())
                .as(plan)
                .isLessThan(buffers);
    }

    private static void nodes(JsonNode plan, Consumer<JsonNode> each) {
        each.accept(plan);
        if (plan.has("Plans")) {
            plan.get("Plans").forEach(child -> nodes(child, each));
        }
    }

    /** For the log only: how long a statement takes depends on what else the machine does. */
    @AfterAll
    void tell() {
        costs.sort(null);
        LoggerFactory.getLogger(getClass())
                .info(
                        "{} list statements: median {} ms, 95 % {} ms, slowest {} ms",
                        costs.size(),
                        costs.get(costs.size() / 2),
                        costs.get(costs.size() * 95 / 100),
                        costs.get(costs.size() - 1));
    }

    private int count(String what) {
        return jdbc.queryForObject("select count(*) from " + what, Integer.class);
    }
}

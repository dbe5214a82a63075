package cn.baoxiu.bench;

import cn.baoxiu.identity.Groups;
import cn.baoxiu.identity.UserDirectory;
import cn.baoxiu.testing.ManyCases;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long people wait for the list of cases and the page of a case with many cases present: parallel users, each
 * asking again as soon as it has its answer, over HTTP with login.
 */
final class PagesBench {

    private static final int CASES = Integer.getInteger("bench.present", 100_000);
    private static final int USERS = Integer.getInteger("bench.users", 20);
    private static final int REQUESTS = Integer.getInteger("bench.requests", 150);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final String PASSWORD = "Baoxiu-Bench-2026";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    /** Who asks; a company sees its own orders, the hotline sees everything. */
    private record Person(String id, String group, List<String> subsidiaries) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("bench.clerk.hn", Groups.PROPERTY_CS, List.of("huanan")),
            new Person("bench.office.hd", Groups.WARRANTY_OFFICE, List.of("huadong")),
            new Person("bench.hotline", Groups.HOTLINE_400, List.of("huadong", "huanan", "huabei", "xinan")),
            new Person("bench.company", "contractor-C101", List.of("huanan", "huabei", "xinan")));

    private PagesBench() {}

    static void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        try (Server server = Server.start();
                ProgramSide program =
                        new ProgramSide(server.create("pages"), "--camunda.bpm.job-execution.enabled=false")) {
            long start = System.nanoTime();
            JdbcTemplate jdbc = program.context().getBean(JdbcTemplate.class);
            ManyCases.fill(jdbc, CASES, Instant.now());
            jdbc.execute("analyze");
            System.out.printf(Locale.ROOT, "%nfilled %,d cases in %.0f s%n", CASES, (System.nanoTime() - start) / 1e9);
            UserDirectory users = program.context().getBean(UserDirectory.class);
            PEOPLE.forEach(person -> users.create(
                    person.id(), person.id(), "", PASSWORD, List.of(person.group()), person.subsidiaries()));
            String base = "http://localhost:"
                    + program.context().getEnvironment().getProperty("local.server.port");

            List<String> lists = lists(jdbc);
            JdbcClient sql = program.jdbc();
            Cost.reset(sql);
            measure("GET /api/cases", user -> api(base, user, lists));
            if (Boolean.getBoolean("bench.statements")) {
                Cost.expensive(sql).forEach(System.out::println);
            }
            lists.forEach(list -> one("  " + list, base, list));
            List<String> numbers = program.context()
                    .getBean(JdbcClient.class)
                    .sql("select case_number from repair_case where subsidiary = 'huanan' order by reported_at desc limit 500")
                    .query(String.class)
                    .list();
            measure("GET /api/cases/{number}", user -> api(
                    base, 0, numbers.stream().map(number -> "/api/cases/" + number).toList()));
            measure("page of a case", user -> page(
                    base, numbers.stream().map(number -> "/cases/" + number).toList()));
            measure("page of the list", user -> page(base, pages(lists)));
        }
    }

    /** What staff look for; the last ones are searches. */
    private static List<String> lists(JdbcTemplate jdbc) {
        String number = jdbc.queryForObject("select max(case_number) from repair_case", String.class);
        return Stream.concat(
                        Stream.of(
                                "",
                                "state=OPEN",
                                "state=OPEN&overdue=true",
                                "state=OPEN&grade=P1",
                                "state=CLOSED&page=3",
                                "project=HN-YJT",
                                "defectClass=LEAK&state=OPEN",
                                "holder=warranty-office",
                                "contractor=C101"),
                        Stream.of("漏水", "渗水", ManyCases.RARE, "卫生间漏水", "3-1-1201", "5678", number)
                                .map(words -> "q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)))
                .map(query -> "/api/cases?" + query)
                .toList();
    }

    private static List<String> pages(List<String> lists) {
        return lists.stream().map(list -> list.replace("/api/cases", "/cases")).toList();
    }

    private interface Visitors {
        Visitor of(int user) throws IOException, InterruptedException;
    }

    /** Asks once; returns how long the answer took, in ms. */
    private interface Visitor {
        double ask(Random random) throws IOException, InterruptedException;
    }

    private static Visitor api(String base, int user, List<String> paths) {
        HttpClient http = HttpClient.newHttpClient();
        Person person = PEOPLE.get(user % PEOPLE.size());
        String login = "Basic "
                + Base64.getEncoder()
                        .encodeToString((person.id() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return random -> timed(
                http,
                HttpRequest.newBuilder(URI.create(base + paths.get(random.nextInt(paths.size()))))
                        .header("Authorization", login)
                        .build());
    }

    private static Visitor page(String base, List<String> paths) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = http.send(
                        HttpRequest.newBuilder(URI.create(base + "/login")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher csrf = CSRF.matcher(form);
        if (!csrf.find()) {
            throw new IllegalStateException("the login page has no token");
        }
        String body = "username=" + PEOPLE.get(0).id() + "&password=" + PASSWORD + "&_csrf="
                + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
        http.send(
                HttpRequest.newBuilder(URI.create(base + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        return random -> timed(
                http,
                HttpRequest.newBuilder(URI.create(base + paths.get(random.nextInt(paths.size()))))
                        .build());
    }

    private static double timed(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " for " + request.uri());
        }
        return millis;
    }

    private static void measure(String name, Visitors visitors)
            throws IOException, InterruptedException, ExecutionException {
        List<Visitor> all = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            all.add(visitors.of(user));
        }
        round(all, 0);
        double[] p50 = new double[ROUNDS];
        double[] p95 = new double[ROUNDS];
        double[] perSecond = new double[ROUNDS];
        for (int r = 0; r < ROUNDS; r++) {
            long start = System.nanoTime();
            double[] millis = round(all, r + 1);
            perSecond[r] = millis.length / ((System.nanoTime() - start) / 1e9);
            p50[r] = Figures.percentile(millis, 0.50);
            p95[r] = Figures.percentile(millis, 0.95);
        }
        System.out.printf(
                Locale.ROOT,
                "%-24s %d parallel users, %,d cases: p50 %.0f ms, p95 %.0f ms %s, %.0f requests/s%n",
                name,
                USERS,
                CASES,
                Figures.median(p50),
                Figures.median(p95),
                Figures.all(p95),
                Figures.median(perSecond));
    }

    private static double[] round(List<Visitor> visitors, int seed) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(visitors.size());
        try {
            List<Callable<double[]>> work = new ArrayList<>();
            for (int user = 0; user < visitors.size(); user++) {
                Visitor visitor = visitors.get(user);
                Random random = new Random(1000L * seed + user);
                work.add(() -> {
                    double[] millis = new double[REQUESTS];
                    for (int i = 0; i < REQUESTS; i++) {
                        millis[i] = visitor.ask(random);
                    }
                    return millis;
                });
            }
            List<Double> all = new ArrayList<>();
            for (Future<double[]> done : pool.invokeAll(work)) {
                for (double millis : done.get()) {
                    all.add(millis);
                }
            }
            return all.stream().mapToDouble(Double::doubleValue).toArray();
        } finally {
            pool.shutdown();
        }
    }

    /** One user alone, one query: shows which of them is slow. */
    private static void one(String name, String base, String list) {
        double[] millis = new double[20];
        try {
            for (int person = 0; person < PEOPLE.size(); person++) {
                Visitor visitor = api(base, person, List.of(list));
                Random random = new Random(person);
                for (int i = 0; i < millis.length / PEOPLE.size(); i++) {
                    millis[person * millis.length / PEOPLE.size() + i] = visitor.ask(random);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.printf(
                Locale.ROOT,
                "%-60s alone: median %.1f ms, slowest %.1f ms%n",
                name,
                Figures.median(millis),
                Figures.percentile(millis, 1));
    }
}

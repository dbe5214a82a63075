package cn.baoxiu.contractor.letter;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.contractor.Letters;
import cn.baoxiu.contractor.Letters.Letter;
import cn.baoxiu.contractor.Letters.State;
import cn.baoxiu.contractor.Rung;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The program is killed between any two steps of issuing: afterwards there is either no letter or one whole letter with
 * one number, and the next one that issues goes on without a gap.
 */
abstract class KilledIssueContract {

    abstract String url();

    String user() {
        return "baoxiu";
    }

    String password() {
        return "";
    }

    @Test
    void aKilledIssueLeavesNothingOrAWholeLetter() throws Exception {
        String url = url();
        LetterBed.prepare(url, user(), password());
        List<String> steps = Stream.concat(
                        Arrays.stream(StoredLetters.IssueStep.values()).map(Enum::name),
                        Stream.of(IssuingProgram.BEFORE_COMMIT, IssuingProgram.AFTER_COMMIT))
                .toList();
        draft(url);
        for (String step : steps) {
            assertThat(run(url, step)).as(step).isEqualTo(IssuingProgram.STOPPED);
            if (!step.equals(IssuingProgram.AFTER_COMMIT)) {
                check(url, step, 0, 1);
            }
        }
        int issued = survived(url);
        check(url, IssuingProgram.AFTER_COMMIT, issued, 1 - issued);
        draft(url);
        assertThat(run(url, "NONE")).isZero();
        check(url, "a second program", issued + 1, 1 - issued);
    }

    private void draft(String url) {
        try (var context = LetterBed.start(url, user(), password())) {
            context.getBean(Letters.class).draft(LetterBed.draft(Rung.REPAIR_NOTICE));
        }
    }

    /** Letters that are there when the program was killed right after the commit: one, if a commit is final. */
    abstract int survived(String url);

    int issuedNow(String url) {
        try (var context = LetterBed.start(url, user(), password())) {
            return count(context.getBean(JdbcClient.class), "contractor_letter where state = 'ISSUED'");
        }
    }

    /** The draft that was not issued is there still, and is the one that the next program issues. */
    private void check(String url, String step, int issued, int drafts) {
        try (var context = LetterBed.start(url, user(), password())) {
            Letters letters = context.getBean(Letters.class);
            List<Letter> all = letters.ofCase(LetterBed.CASE);
            List<Letter> out =
                    all.stream().filter(l -> l.state() == State.ISSUED).toList();
            assertThat(out.stream().map(Letter::number))
                    .as(step)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, issued)
                            .mapToObj(n -> "华东维修〔2026〕第" + n + "号")
                            .toList());
            assertThat(all).as(step).hasSize(issued + drafts);
            for (Letter letter : out) {
                byte[] pdf = letters.pdf(letter.id());
                assertThat(DraftJson.hash(pdf)).isEqualTo(letter.pdfHash());
                assertThat(PaperText.of(pdf)).contains(letter.number(), "（盖章处）");
            }
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(count(jdbc, "contractor_letter_pdf")).as(step).isEqualTo(issued);
            assertThat(count(jdbc, "contractor_letter_change where state = 'ISSUED'"))
                    .as(step)
                    .isEqualTo(issued);
        }
    }

    private static int count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }

    private int run(String url, String step) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                IssuingProgram.class.getName(),
                url,
                user(),
                password(),
                step));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> said = process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("Exception"))
                .toList();
        int code = process.waitFor();
        if (code != 0 && code != IssuingProgram.STOPPED) {
            throw new AssertionError("the program failed at " + step + ": " + said);
        }
        return code;
    }
}

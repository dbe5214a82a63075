package cn.baoxiu.contractor.letter;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class KilledIssueOnH2Test extends KilledIssueContract {

    @TempDir
    Path folder;

    @Override
    String url() {
        return "jdbc:h2:file:" + folder.resolve("letters") + ";DEFAULT_NULL_ORDERING=HIGH";
    }

    /** H2 writes up to half a second after the commit: the letter may be gone, but then it is wholly gone. */
    @Override
    int survived(String url) {
        return issuedNow(url);
    }
}

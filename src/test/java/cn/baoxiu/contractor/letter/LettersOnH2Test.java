package cn.baoxiu.contractor.letter;

import java.util.UUID;

class LettersOnH2Test extends LettersContract {

    @Override
    String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000";
    }
}

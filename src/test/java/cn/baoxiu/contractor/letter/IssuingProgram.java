package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters;
import java.util.Objects;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A program that issues the draft it finds and is stopped at once at the step it is given. Arguments:
 * JDBC URL, user, password, step.
 */
final class IssuingProgram {

    /** Just before the database commits, and just after. */
    static final String BEFORE_COMMIT = "BEFORE_COMMIT";

    static final String AFTER_COMMIT = "AFTER_COMMIT";

    static final int STOPPED = 77;

    private IssuingProgram() {}

    public static void main(String[] args) {
        String step = args[3];
        try (var context = LetterBed.start(args[0], args[1], args[2])) {
            StoredLetters letters = context.getBean(StoredLetters.class);
            // What Spring hands out is a proxy; the steps are those of what it stands for.
            ((StoredLetters) Objects.requireNonNull(AopProxyUtils.getSingletonTarget(letters))).onStep =
                    reached -> stopAt(step, reached.name());
            long id = letters.ofCase(LetterBed.CASE).stream()
                    .filter(l -> l.state() == Letters.State.DRAFT)
                    .map(Letters.Letter::id)
                    .findFirst()
                    .orElseThrow();
            context.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        stopAt(step, BEFORE_COMMIT);
                    }

                    @Override
                    public void afterCommit() {
                        stopAt(step, AFTER_COMMIT);
                    }
                });
                letters.issue(id);
            });
        }
        System.exit(0);
    }

    private static void stopAt(String step, String reached) {
        if (step.equals(reached)) {
            Runtime.getRuntime().halt(STOPPED);
        }
    }
}

package cn.baoxiu.contractor.letter;

import java.time.Instant;
import java.util.List;

/** Who approved a letter, for its paper and its page. Answered by the procedure, if there is one. */
public interface LetterApprovals {

    /** Approvals of what the letter says now, in their order. */
    List<Approval> of(long letterId);

    /**
     * @param duty of whom it was asked, in Chinese
     * @param person display name
     */
    record Approval(String duty, String person, Instant at) {}
}

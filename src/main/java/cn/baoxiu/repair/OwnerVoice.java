package cn.baoxiu.repair;

/**
 * What an owner says after the closure has consequences (domain C11). For rooms that ask owners: what a person may do to a
 * case is in {@link RepairProcess}. Joins the caller's transaction.
 */
public interface OwnerVoice {

    /**
     * Opens a closed case again as rework, round + 1, and begins its process anew (rules R9). A case that is in work again
     * stays as it is, and only its story tells what the owner said.
     *
     * @param why what the owner's answer was, without words of the owner: the story of a case keeps it for ever
     */
    void reopen(String caseNumber, String why);

    /**
     * Starts an escalation, also over a closed case: the complaint is about how it was handled. If one runs, the cause is
     * added to it.
     *
     * @param words of the owner
     */
    void complain(String caseNumber, String words);
}

-- Who approved money stays, also for whoever holds a connection; as for the ledger.
create trigger contractor_reversal_approver_stays before update or delete or truncate on contractor_reversal_approver
    for each statement execute function contractor_ledger_refuse_change();
create trigger contractor_reversal_answer_stays before update or delete or truncate on contractor_reversal_answer
    for each statement execute function contractor_ledger_refuse_change();

package cn.baoxiu.repair;

/** A closed case is in work again. Published synchronously, in the transaction that reopens it. */
public record CaseReopened(String caseNumber, int round) {}

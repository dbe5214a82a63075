package cn.baoxiu.contractor;

/**
 * A third party takes over the repair of a case; the contractor's running work order is interrupted, its responsibility
 * stays. Published synchronously.
 */
public record ThirdPartyChosen(String caseNumber, String thirdParty, String reason) {}

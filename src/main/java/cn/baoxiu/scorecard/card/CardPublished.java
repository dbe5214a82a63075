package cn.baoxiu.scorecard.card;

/** A card was locked, in the transaction that did it. */
public record CardPublished(Card card) {}

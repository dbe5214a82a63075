package cn.baoxiu.scorecard.card;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Seals a card: the hash of all its numbers, by which people see that it was worked out again to the same. */
final class CardHash {

    private CardHash() {}

    static Card seal(Card card, List<CardItem> items, List<CardEffect> effects) {
        StringJoiner text = new StringJoiner("\n");
        text.add(line(card.month(), card.subsidiary(), card.cases(), card.vetoed()));
        text.add(line(plain(card.weight()), plain(card.itemsTotal()), plain(card.adjustment()), plain(card.total())));
        text.add(line(
                plain(card.baseEffect()), plain(card.eventEffect()), plain(card.effect()), plain(card.coefficient())));
        text.add(line(card.effectVersion(), card.coefficientVersion()));
        for (CardItem item : items) {
            text.add(line(
                    item.item(),
                    item.standing(),
                    plain(item.hits()),
                    plain(item.base()),
                    item.facts(),
                    item.months(),
                    plain(item.value()),
                    plain(item.floor()),
                    plain(item.target()),
                    plain(item.weight()),
                    plain(item.weightCounted()),
                    plain(item.points()),
                    item.ruleVersion()));
        }
        for (CardEffect effect : effects) {
            text.add(
                    line(effect.kind(), effect.eventId(), plain(effect.points()), effect.veto(), effect.ruleVersion()));
            // apart, so that cards sealed before there were reversals keep their hash
            if (effect.reverses() != null) {
                text.add(line("reverses", effect.reverses()));
            }
        }
        return new Card(
                card.id(),
                card.month(),
                card.subsidiary(),
                card.state(),
                card.cases(),
                card.weight(),
                card.itemsTotal(),
                card.adjustment(),
                card.total(),
                card.baseEffect(),
                card.eventEffect(),
                card.effect(),
                card.vetoed(),
                card.coefficient(),
                card.effectVersion(),
                card.coefficientVersion(),
                card.computedAt(),
                card.confirmedBy(),
                card.confirmedAt(),
                card.publishedAt(),
                hash(text.toString()),
                card.version());
    }

    private static String line(@Nullable Object... parts) {
        StringJoiner line = new StringJoiner("|");
        for (Object part : parts) {
            line.add(String.valueOf(part));
        }
        return line.toString();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

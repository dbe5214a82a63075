package cn.baoxiu.contractor;

import cn.baoxiu.engine.FormRejected;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Letters in memory, without paper. */
final class PlayedLetters implements Letters {

    private static final Duration COURIER = Duration.ofDays(4);

    private final Map<Long, Letter> letters = new ConcurrentSkipListMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final Clock clock;

    PlayedLetters(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Letter draft(Draft draft) {
        return put(new Letter(
                ids.incrementAndGet(),
                draft,
                State.DRAFT,
                null,
                sum(draft),
                hash(draft),
                null,
                null,
                "played",
                clock.instant(),
                null,
                null,
                List.of(),
                Map.of()));
    }

    private static BigDecimal sum(Draft draft) {
        return draft.lines().stream().map(Line::amount).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static String hash(Draft draft) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(draft.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Letter change(long id, Draft draft) {
        Letter letter = get(id);
        if (letter.state() != State.DRAFT) {
            throw new FormRejected("rung", "letter.issued");
        }
        return put(with(letter, draft, State.DRAFT, null, null, letter.deliveries()));
    }

    @Override
    public Letter issue(long id) {
        Letter letter = get(id);
        return letter.state() != State.DRAFT
                ? letter
                : put(with(
                        letter,
                        letter.says(),
                        State.ISSUED,
                        "〔2026〕第%d号".formatted(numbers.incrementAndGet()),
                        clock.instant(),
                        List.of()));
    }

    @Override
    public void discard(long id, String reason) {
        Letter letter = get(id);
        put(with(letter, letter.says(), State.DISCARDED, null, null, List.of()));
    }

    @Override
    public void withdraw(long id, String reason) {
        Letter letter = get(id);
        put(with(letter, letter.says(), State.WITHDRAWN, letter.number(), letter.issuedAt(), letter.deliveries()));
    }

    @Override
    public Instant deliver(long id, Delivery delivery) {
        Letter letter = get(id);
        List<Delivery> all = new ArrayList<>(letter.deliveries());
        all.add(delivery);
        return Objects.requireNonNull(
                put(with(letter, letter.says(), letter.state(), letter.number(), letter.issuedAt(), all))
                        .deliveredAt());
    }

    private static Instant deemed(Delivery delivery) {
        Instant completed = delivery.completedAt();
        return switch (delivery.channel()) {
            case MAIL, WECOM -> delivery.sentAt();
            case PHONE, HANDED_OVER -> Objects.requireNonNull(completed);
            case COURIER -> {
                Instant late = delivery.sentAt().plus(COURIER);
                yield completed != null && completed.isBefore(late) ? completed : late;
            }
        };
    }

    @Override
    public Optional<Letter> find(long id) {
        return Optional.ofNullable(letters.get(id));
    }

    @Override
    public List<Letter> ofCase(String caseNumber) {
        return letters.values().stream()
                .filter(letter -> letter.says().caseNumber().equals(caseNumber))
                .toList();
    }

    @Override
    public byte[] pdf(long id) {
        return new byte[0];
    }

    @Override
    public byte[] preview(long id) {
        return new byte[0];
    }

    private Letter get(long id) {
        return find(id).orElseThrow();
    }

    private Letter put(Letter letter) {
        letters.put(letter.id(), letter);
        return letter;
    }

    private static Letter with(
            Letter letter,
            Draft says,
            State state,
            @Nullable String number,
            @Nullable Instant issuedAt,
            List<Delivery> deliveries) {
        return new Letter(
                letter.id(),
                says,
                state,
                number,
                sum(says),
                hash(says),
                number == null ? null : hash(says),
                number == null ? null : UUID.randomUUID().toString(),
                letter.draftedBy(),
                letter.draftedAt(),
                issuedAt,
                deliveries.stream()
                        .map(PlayedLetters::deemed)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                List.copyOf(deliveries),
                Map.of());
    }
}

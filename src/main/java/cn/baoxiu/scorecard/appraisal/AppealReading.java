package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.scorecard.card.Card;
import cn.baoxiu.scorecard.card.CardAccess;
import cn.baoxiu.scorecard.card.CardItem;
import cn.baoxiu.scorecard.card.CardState;
import cn.baoxiu.scorecard.card.Cards;
import cn.baoxiu.scorecard.card.Cycle;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a page shows of the appeals to a card, and its paper; to those who may see it. */
@Service
@Transactional(readOnly = true)
public class AppealReading {

    private final Cards cards;
    private final AppealDesk desk;
    private final EventRows events;
    private final CardPdfs pdfs;
    private final ScoreDuty duty;
    private final CardAccess access;

    AppealReading(Cards cards, AppealDesk desk, EventRows events, CardPdfs pdfs, ScoreDuty duty, CardAccess access) {
        this.cards = cards;
        this.desk = desk;
        this.events = events;
        this.pdfs = pdfs;
        this.duty = duty;
        this.access = access;
    }

    /**
     * @param mayRaise the person is the head, and the window is open
     * @param items and {@code events} that an appeal may be about
     */
    public record Board(
            Card card,
            Cycle cycle,
            boolean shown,
            boolean mayRaise,
            List<Appeal> appeals,
            List<CardItem> items,
            List<ScoreEvent> events) {}

    /** @param fileName for the download */
    public record Paper(String fileName, byte[] content) {}

    /** @throws NoSuchElementException if there is no such card for this person */
    public Card visible(YearMonth month, String subsidiary) {
        if (!duty.followsCards(subsidiary)) {
            throw new NoSuchElementException("no card of " + subsidiary);
        }
        return cards.find(month, subsidiary)
                .orElseThrow(() -> new NoSuchElementException("no card of " + subsidiary + " in " + month));
    }

    /** @throws NoSuchElementException as {@link #visible} */
    public Board board(YearMonth month, String subsidiary) {
        Card card = visible(month, subsidiary);
        boolean shown = card.state() != CardState.FROZEN;
        return new Board(
                card,
                cards.days(card),
                shown,
                desk.mayRaise(card),
                desk.of(card.id()),
                shown ? cards.items(card.id()) : List.of(),
                shown ? events.counting(subsidiary, month) : List.of());
    }

    /**
     * @throws NoSuchElementException if nothing is published for this person
     * @throws org.springframework.security.access.AccessDeniedException for companies
     */
    public Paper paper(YearMonth month, String subsidiary) {
        CardAccess.Reader reader = access.reader();
        return cards.find(month, subsidiary)
                .filter(card -> card.isPublished() && reader.sees(card))
                .flatMap(card -> pdfs.find(card.id()))
                .map(pdf -> new Paper(pdf.fileName(), pdf.content()))
                .orElseThrow(() -> new NoSuchElementException("no card of " + subsidiary + " in " + month));
    }
}

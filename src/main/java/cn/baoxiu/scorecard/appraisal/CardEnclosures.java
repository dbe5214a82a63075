package cn.baoxiu.scorecard.appraisal;

import cn.baoxiu.notification.Enclosures;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The published card that goes with the mail about it. */
@Component
class CardEnclosures implements Enclosures {

    private static final String KIND = "scorecard";

    private final CardPdfs pdfs;

    CardEnclosures(CardPdfs pdfs) {
        this.pdfs = pdfs;
    }

    static String name(long cardId) {
        return KIND + ":" + cardId;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Enclosure> open(String rest) {
        return rest.matches("\\d{1,18}")
                ? pdfs.find(Long.parseLong(rest))
                        .map(pdf -> new Enclosure(pdf.fileName(), "application/pdf", pdf.content()))
                : Optional.empty();
    }
}

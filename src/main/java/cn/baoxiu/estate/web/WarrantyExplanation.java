package cn.baoxiu.estate.web;

import cn.baoxiu.estate.WarrantyAnswer;
import cn.baoxiu.estate.WarrantyAnswer.ContractorClock;
import cn.baoxiu.estate.WarrantyAnswer.OwnerClock;
import cn.baoxiu.estate.WarrantyAnswer.Payer;
import org.springframework.stereotype.Component;

/** Says in sentences what the two clocks mean. */
@Component
class WarrantyExplanation {

    private final EstateSentences sentences;

    WarrantyExplanation(EstateSentences sentences) {
        this.sentences = sentences;
    }

    String of(WarrantyAnswer answer) {
        return contractor(answer) + owner(answer) + gap(answer) + payer(answer);
    }

    private String contractor(WarrantyAnswer answer) {
        ContractorClock clock = answer.contractor();
        if (clock == null) {
            return sentences.of("estate.warranty.contractor.none");
        }
        String restarted = clock.restarted() ? sentences.of("estate.warranty.contractor.restarted") : "";
        return sentences.of(
                        "estate.warranty.contractor",
                        clock.contractorName(),
                        clock.contractNo(),
                        clock.clause(),
                        clock.starts().toString(),
                        clock.ends().toString(),
                        left(clock.in(), clock.daysLeft()))
                + restarted;
    }

    private String owner(WarrantyAnswer answer) {
        OwnerClock clock = answer.owner();
        return clock == null
                ? sentences.of("estate.warranty.owner.none")
                : sentences.of(
                        "estate.warranty.owner",
                        clock.starts().toString(),
                        clock.ends().toString(),
                        left(clock.in(), clock.daysLeft()));
    }

    private String left(boolean in, long days) {
        return sentences.of(in ? "estate.warranty.left" : "estate.warranty.over", String.valueOf(in ? days : -days));
    }

    private String gap(WarrantyAnswer answer) {
        Long gap = answer.gapDays();
        if (gap == null) {
            return "";
        }
        if (gap > 0) {
            return sentences.of("estate.warranty.gap.developer", gap.toString());
        }
        return gap == 0
                ? sentences.of("estate.warranty.gap.none")
                : sentences.of("estate.warranty.gap.negative", String.valueOf(-gap));
    }

    private String payer(WarrantyAnswer answer) {
        Payer payer = answer.payer();
        return sentences.of("estate.warranty.payer." + (payer == null ? "undecided" : payer.name()));
    }
}

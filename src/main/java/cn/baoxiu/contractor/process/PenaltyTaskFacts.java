package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.sanction.FormFacts;
import cn.baoxiu.contractor.sanction.PenaltyReading;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.engine.OpenTask;
import cn.baoxiu.engine.TaskFacts;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of {@code contractor-penalty} show and propose. */
@Component
class PenaltyTaskFacts implements TaskFacts {

    /** As the date-time field of a form writes it. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx", Locale.ROOT).withZone(EngineTime.ZONE);

    private final PenaltyReading procedures;
    private final FormFacts facts;
    private final Clock clock;

    PenaltyTaskFacts(PenaltyReading procedures, FormFacts facts, Clock clock) {
        this.procedures = procedures;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String processKey() {
        return ContractorPenaltyBpmn.KEY;
    }

    @Override
    public Map<String, Object> of(OpenTask task) {
        return procedures
                .ofTask(task.id())
                .map(penalty -> {
                    Map<String, Object> values = new LinkedHashMap<>(facts.of(penalty));
                    if (task.definitionKey().equals("userTask_recordDelivery")) {
                        values.put("sentAt", MINUTE.format(clock.instant()));
                    }
                    return values;
                })
                .orElseGet(Map::of);
    }

    @Override
    public Map<String, Object> ofStart() {
        return Map.of("happenedAt", MINUTE.format(clock.instant()));
    }
}

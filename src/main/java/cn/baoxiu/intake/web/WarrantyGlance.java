package cn.baoxiu.intake.web;

import cn.baoxiu.engine.Decisions;
import cn.baoxiu.engine.EngineTime;
import cn.baoxiu.estate.WarrantyAnswer;
import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.estate.WarrantyRegister;
import cn.baoxiu.repair.DefectClass;
import cn.baoxiu.repair.Place;
import cn.baoxiu.repair.Symptom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the chosen home is in warranty today: for the part that was named, or else for all classes. */
@Component
class WarrantyGlance {

    private final WarrantyRegister register;
    private final Decisions decisions;
    private final Clock clock;

    WarrantyGlance(WarrantyRegister register, Decisions decisions, Clock clock) {
        this.register = register;
        this.decisions = decisions;
        this.clock = clock;
    }

    List<WarrantyAnswer> of(
            String code, @Nullable String defectClass, @Nullable String place, @Nullable String symptom) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(EngineTime.ZONE).toLocalDate();
        Set<WarrantyClass> classes = constant(DefectClass.class, defectClass)
                .map(c -> Set.of(warrantyClass(now, c, place, symptom)))
                .orElseGet(() -> EnumSet.allOf(WarrantyClass.class));
        return classes.stream().map(c -> register.check(code, c, today)).toList();
    }

    private WarrantyClass warrantyClass(
            Instant now, DefectClass defectClass, @Nullable String place, @Nullable String symptom) {
        Map<String, Object> inputs = Map.of(
                "defectClass", defectClass.name(),
                "place", constant(Place.class, place).orElse(Place.OTHER).name(),
                "symptom",
                        constant(Symptom.class, symptom).orElse(Symptom.OTHER).name());
        Object answer =
                decisions.evaluate("warranty-class", now, inputs).single().get("warrantyClass");
        return WarrantyClass.valueOf(String.valueOf(answer));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(name))
                .findFirst();
    }
}

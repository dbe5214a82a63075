package cn.baoxiu.repair;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baoxiu.estate.WarrantyClass;
import cn.baoxiu.repair.casework.Cause;
import cn.baoxiu.repair.casework.ClosingKind;
import cn.baoxiu.repair.casework.ContactResult;
import cn.baoxiu.repair.casework.Coverage;
import cn.baoxiu.repair.casework.Drying;
import cn.baoxiu.repair.casework.OrderKind;
import cn.baoxiu.repair.casework.OwnerAnswer;
import cn.baoxiu.repair.casework.ResponsibleKind;
import cn.baoxiu.repair.casework.SignatureMeans;
import cn.baoxiu.repair.casework.TimelineKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Every code that staff see has a word in both languages. */
class RepairMessagesTest {

    private static final Map<String, Class<? extends Enum<?>>> LABELLED = Map.ofEntries(
            Map.entry("defect", DefectClass.class),
            Map.entry("place", Place.class),
            Map.entry("symptom", Symptom.class),
            Map.entry("hazard", Hazard.class),
            Map.entry("grade", Grade.class),
            Map.entry("handling", Handling.class),
            Map.entry("stage", Stage.class),
            Map.entry("outcome", Outcome.class),
            Map.entry("cause", Cause.class),
            Map.entry("closingKind", ClosingKind.class),
            Map.entry("contactResult", ContactResult.class),
            Map.entry("coverage", Coverage.class),
            Map.entry("drying", Drying.class),
            Map.entry("orderKind", OrderKind.class),
            Map.entry("ownerAnswer", OwnerAnswer.class),
            Map.entry("responsibleKind", ResponsibleKind.class),
            Map.entry("signatureMeans", SignatureMeans.class),
            Map.entry("timeline", TimelineKind.class),
            Map.entry("warrantyClass", WarrantyClass.class));

    @Test
    void everyCodeHasAWord() throws IOException {
        Properties chinese = load("repair");
        LABELLED.forEach((prefix, type) -> {
            for (Enum<?> constant : type.getEnumConstants()) {
                assertThat(chinese.getProperty(prefix + "." + constant.name()))
                        .as(prefix + "." + constant.name())
                        .isNotBlank();
            }
        });
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertThat(load("repair").keySet()).isEqualTo(load("repair_en").keySet());
    }

    private static Properties load(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = RepairMessagesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}

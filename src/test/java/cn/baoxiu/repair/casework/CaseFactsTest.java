package cn.baoxiu.repair.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFactsTest {

    /** Twice, so that no two fields of a type with few values have the same ones in both. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void eachFactIsTheFieldOfItsName(int everySo) throws ReflectiveOperationException {
        RepairCase filled = new RepairCase();
        Map<String, Object> given = new LinkedHashMap<>();
        int next = 1;
        for (RecordComponent fact : CaseFacts.class.getRecordComponents()) {
            Field field = RepairCase.class.getDeclaredField(fact.getName());
            field.setAccessible(true);
            Object value = value(field.getType(), next++, everySo);
            field.set(filled, value);
            given.put(fact.getName(), value);
        }

        CaseFacts facts = CaseFacts.of(filled);

        Map<String, Object> found = new LinkedHashMap<>();
        for (RecordComponent fact : CaseFacts.class.getRecordComponents()) {
            found.put(fact.getName(), fact.getAccessor().invoke(facts));
        }
        assertThat(found).isEqualTo(given);
    }

    /** Another one for each field of a type, as far as the type has as many. */
    private static Object value(Class<?> type, int number, int everySo) {
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[number / everySo % constants.length];
        }
        if (type == String.class) {
            return "text " + number;
        }
        if (type == Instant.class) {
            return Instant.ofEpochSecond(number);
        }
        if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(number);
        }
        if (type == int.class) {
            return number;
        }
        if (type == boolean.class || type == Boolean.class) {
            return number / everySo % 2 == 0;
        }
        throw new IllegalArgumentException(type.getName());
    }
}

package cn.baoxiu.survey.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baoxiu.engine.FormRejected;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is proposed for the columns of a file. */
class ColumnMappingTest {

    private static final Map<String, WaveField> KNOWN = Map.of(
            "得分",
            WaveField.SCORE,
            "满意度",
            WaveField.SCORE,
            "模块",
            WaveField.QUESTION,
            "n",
            WaveField.N,
            "业主类型",
            WaveField.SEGMENT);

    @Test
    void headingsAreKnownByTheirWords_whateverTheirForm() {
        assertThat(ColumnMapping.propose(List.of("业主 类型", "模块：", "得分（分）", "Ｎ", "备注", ""), Map.of(), KNOWN))
                .containsExactly(WaveField.SEGMENT, WaveField.QUESTION, WaveField.SCORE, WaveField.N, null, null);
    }

    @Test
    void aFieldIsProposedOnce_forTheFirstColumnThatFits() {
        assertThat(ColumnMapping.propose(List.of("满意度", "得分"), Map.of(), KNOWN)).containsExactly(WaveField.SCORE, null);
    }

    @Test
    void whatAPersonConfirmedComesFirst_alsoThatAColumnIsNotUsed() {
        Map<String, String> remembered = Map.of("满意度", "", "得分", "N", "t2b", "SCORE");
        assertThat(ColumnMapping.propose(List.of("满意度", "得分", "T2B", "n"), remembered, KNOWN))
                .containsExactly(null, WaveField.N, WaveField.SCORE, null);
    }

    @Test
    void whatIsConfirmedIsRememberedByHeading() {
        assertThat(ColumnMapping.confirmed(
                        List.of("Top 2", "", "备注"), Arrays.asList(WaveField.SCORE, WaveField.N, null)))
                .isEqualTo(Map.of("top2", "SCORE", "备注", ""));
    }

    @Test
    void neededColumnsAreMissedByName_visitsNeedNoSegment() {
        List<String> headings = List.of("a", "b", "c");
        List<WaveField> fields = List.of(WaveField.QUESTION, WaveField.SCORE, WaveField.N);
        assertThat(ColumnMapping.places(Instrument.MYSTERY, headings, fields))
                .isEqualTo(Map.of(WaveField.QUESTION, 0, WaveField.SCORE, 1, WaveField.N, 2));
        assertThatThrownBy(() -> ColumnMapping.places(Instrument.WAVE, headings, fields))
                .isInstanceOfSatisfying(FormRejected.class, e -> assertThat(e.errors())
                        .extracting(error -> error.field())
                        .containsExactly("column.SEGMENT"));
    }
}

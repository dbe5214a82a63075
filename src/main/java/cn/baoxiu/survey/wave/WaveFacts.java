package cn.baoxiu.survey.wave;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a file as a whole.
 *
 * @param source who measured; its headings are remembered under that name
 * @param wave name of the wave; null if a column tells it
 * @param held day on which the wave ended; null if a column tells it
 * @param scale of rows that do not tell theirs; null if all do
 * @param note for readers, for example what the figures do not say; may be empty
 */
public record WaveFacts(
        Instrument instrument,
        String source,
        @Nullable String wave,
        @Nullable LocalDate held,
        @Nullable Scale scale,
        String note) {

    static final int NAME_MAX = 60;
    static final int NOTE_MAX = 400;

    /** @throws FormRejected naming each wrong field */
    public static WaveFacts read(Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        Instrument instrument = instrument(form);
        WaveFacts facts = new WaveFacts(
                instrument,
                form.requiredText("source", NAME_MAX),
                form.text("wave", NAME_MAX),
                form.date("heldOn"),
                form.choice("scale", Scale.class),
                Objects.requireNonNullElse(form.text("note", NOTE_MAX), ""));
        form.check();
        return facts;
    }

    static Instrument instrument(SubmittedForm form) {
        Instrument instrument = form.requiredChoice("instrument", Instrument.class);
        if (!instrument.imported() && !form.isWrong("instrument")) {
            form.reject("instrument", "surveyWave.notImported");
        }
        return instrument;
    }
}

package cn.baoxiu.survey.wave;

import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.identity.CurrentUser;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions and modules of each instrument. */
@Service
public class Questions {

    private static final int CODE_MAX = 40;
    private static final int LABEL_MAX = 60;
    private static final String CODE = "[A-Z][A-Z0-9_]*";

    private final JdbcClient jdbc;
    private final CurrentUser currentUser;
    private final Clock clock;

    Questions(JdbcClient jdbc, CurrentUser currentUser, Clock clock) {
        this.jdbc = jdbc;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** In the order in which they are shown. */
    public List<Question> of(Instrument instrument) {
        return jdbc.sql("select code, label_zh, label_en from survey_wave_question where instrument = ?"
                        + " order by sort_no, code")
                .param(instrument.name())
                .query((row, n) ->
                        new Question(row.getString("code"), row.getString("label_zh"), row.getString("label_en")))
                .list();
    }

    public Optional<Question> find(Instrument instrument, String code) {
        return of(instrument).stream().filter(q -> q.code().equals(code)).findFirst();
    }

    /**
     * Adds a question after the others of its instrument.
     *
     * @param values instrument, code, labelZh, labelEn
     * @throws FormRejected naming each wrong field; also if the instrument has the code already
     */
    @Transactional
    public void add(Map<String, ?> values) {
        SubmittedForm form = SubmittedForm.of(values);
        Instrument instrument = WaveFacts.instrument(form);
        String code = form.requiredText("code", CODE_MAX);
        if (!code.matches(CODE) && !form.isWrong("code")) {
            form.reject("code", "surveyWave.notACode");
        }
        String zh = form.requiredText("labelZh", LABEL_MAX);
        String en = form.requiredText("labelEn", LABEL_MAX);
        List<Question> known = of(instrument);
        for (Question question : known) {
            if (question.code().equals(code)) {
                form.reject("code", "surveyWave.questionThere", question.labelZh());
            } else if (question.labelZh().equals(zh)) {
                form.reject("labelZh", "surveyWave.questionThere", question.code());
            }
        }
        form.check();
        try {
            jdbc.sql("insert into survey_wave_question (instrument, code, label_zh, label_en, sort_no, added_by,"
                            + " added_at) values (?, ?, ?, ?, (select coalesce(max(q.sort_no), 0) + 10 from"
                            + " survey_wave_question q where q.instrument = ?), ?, ?)")
                    .params(
                            instrument.name(),
                            code,
                            zh,
                            en,
                            instrument.name(),
                            currentUser.idOrSystem(),
                            clock.instant().atZone(clock.getZone()).toOffsetDateTime())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new FormRejected("code", "surveyWave.questionThere", code);
        }
    }
}

package cn.baoxiu.intake;

import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.NewCase;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.repair.ReportReceiver;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Receives reports. The engine asks twice in one transaction: first how to begin ({@link #of}), then, from the start
 * listener, for the case ({@link #receive}); both read and recognise the report in the same way.
 */
@Service
class ReportIntake implements StartPlan, ReportReceiver {

    static final String PROCESS = "repair-case";

    private static final String CASE_REOPENED = "repair.caseReopened";

    private final ReportReading reading;
    private final Recognition recognition;
    private final RepairCases cases;
    private final ReportStore store;

    ReportIntake(ReportReading reading, Recognition recognition, RepairCases cases, ReportStore store) {
        this.reading = reading;
        this.recognition = recognition;
        this.cases = cases;
        this.store = store;
    }

    @Override
    public String processKey() {
        return PROCESS;
    }

    @Override
    @Transactional(readOnly = true)
    public Plan of(Map<String, Object> form) {
        Report report = reading.read(SubmittedForm.of(form));
        boolean reopens = recognition.of(report).reopens() != null;
        return new Plan(report.location().subsidiary(), reopens ? CASE_REOPENED : null);
    }

    @Override
    @Transactional
    public String receive(SubmittedForm form) {
        Report report = reading.read(form);
        Recognised recognised = recognition.of(report);
        String number = recognised.reopens();
        if (number == null) {
            number = cases.open(newCase(report, recognised));
        } else {
            cases.reopen(number, report.reportedAt());
        }
        store.add(report, number, recognised);
        return number;
    }

    private static NewCase newCase(Report report, Recognised recognised) {
        return new NewCase(
                report.location().code(),
                report.place(),
                report.placeText(),
                report.defectClass(),
                report.symptom(),
                report.symptomText(),
                report.hazards(),
                report.reportedAt(),
                recognised.groupComplaint(),
                recognised.duplicateOf(),
                recognised.linkedTo());
    }
}

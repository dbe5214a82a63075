package cn.baoxiu.intake;

import cn.baoxiu.engine.StartPlan;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.NewCase;
import cn.baoxiu.repair.RepairCases;
import cn.baoxiu.repair.ReportReceiver;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.ResourceHolderSupport;
import org.springframework.transaction.support.ResourceHolderSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Receives reports. The engine asks twice in one transaction: first how to begin ({@link #of}), then, from the start
 * listener, for the case ({@link #receive}). The report is read and recognised once, so that both answers agree
 * whatever others store meanwhile.
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
        Understood understood = understand(SubmittedForm.of(form));
        remember(understood);
        boolean reopens = understood.recognised.reopens() != null;
        return new Plan(understood.report.location().subsidiary(), reopens ? CASE_REOPENED : null);
    }

    @Override
    @Transactional
    public String receive(SubmittedForm form) {
        Understood understood = remembered(form).orElseGet(() -> understand(form));
        Report report = understood.report;
        Recognised recognised = understood.recognised;
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

    private Understood understand(SubmittedForm form) {
        Report report = reading.read(form);
        return new Understood(form, report, recognition.of(report));
    }

    private Optional<Understood> remembered(SubmittedForm form) {
        return Optional.ofNullable((Understood) TransactionSynchronizationManager.getResource(this))
                .filter(known -> known.form.hasSameValues(form)
                        && known.report.receivedBy().equals(reading.reporter()));
    }

    /** Until the end of the transaction; the last one counts. */
    private void remember(Understood understood) {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
        TransactionSynchronizationManager.bindResource(this, understood);
        TransactionSynchronizationManager.registerSynchronization(
                new ResourceHolderSynchronization<>(understood, this) {});
    }

    /** What a form says. */
    private static final class Understood extends ResourceHolderSupport {

        private final SubmittedForm form;
        private final Report report;
        private final Recognised recognised;

        private Understood(SubmittedForm form, Report report, Recognised recognised) {
            this.form = form;
            this.report = report;
            this.recognised = recognised;
        }
    }
}

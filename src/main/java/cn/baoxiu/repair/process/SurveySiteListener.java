package cn.baoxiu.repair.process;

import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.casework.FindingDesk;
import cn.baoxiu.repair.casework.Survey;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Property engineering has looked at the defect. */
@ProcessBean("surveySiteListener")
class SurveySiteListener implements TaskListener {

    private final FindingDesk desk;

    SurveySiteListener(FindingDesk desk) {
        this.desk = desk;
    }

    @Override
    public void notify(DelegateTask task) {
        Survey values = Survey.read(SubmittedForm.from(task));
        desk.survey(RepairCaseBpmn.caseNumber(task), values);
    }
}

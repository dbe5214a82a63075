package cn.baoxiu.contractor.process;

import cn.baoxiu.contractor.thirdparty.QuoteForm;
import cn.baoxiu.contractor.thirdparty.ThirdPartyQuotes;
import cn.baoxiu.engine.ProcessBean;
import cn.baoxiu.engine.SubmittedForm;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The office has entered a quote, or asks another third party. */
@ProcessBean("quoteThirdPartyRepairListener")
class QuoteThirdPartyRepairListener implements TaskListener {

    private final ThirdPartyQuotes quotes;

    QuoteThirdPartyRepairListener(ThirdPartyQuotes quotes) {
        this.quotes = quotes;
    }

    @Override
    public void notify(DelegateTask task) {
        QuoteForm form = QuoteForm.read(SubmittedForm.from(task));
        ThirdPartyRepairBpmn.set(task, quotes.quote(ThirdPartyRepairBpmn.caseNumber(task), form));
    }
}

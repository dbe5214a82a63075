package cn.baoxiu.intake;

import cn.baoxiu.repair.CaseReports;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredCaseReports implements CaseReports {

    private final ReportStore store;

    StoredCaseReports(ReportStore store) {
        this.store = store;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ReportFacts> of(String caseNumber) {
        return store.of(caseNumber);
    }
}

package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.OwnerSigning;
import cn.baoxiu.testing.Drawings;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts a signature under a case without completing its step: the process of the bed has no task inbox. */
public final class SignedByOwner {

    private SignedByOwner() {}

    public static void under(String caseNumber, ApplicationContext context) {
        SubmittedForm form =
                SubmittedForm.of(Map.of(OwnerSigning.SIGNER, "李大明", OwnerSigning.SIGNATURE, Drawings.signature()));
        SignedName signed = SignedName.read(form);
        form.check();
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(Signatures.class)
                        .take(context.getBean(CaseStore.class).get(caseNumber), SignatureMeans.DRAWN, signed));
    }
}

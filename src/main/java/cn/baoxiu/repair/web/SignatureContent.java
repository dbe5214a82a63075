package cn.baoxiu.repair.web;

import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import cn.baoxiu.repair.casework.CaseAccess;
import cn.baoxiu.repair.casework.Signatures;
import java.util.NoSuchElementException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The drawing of a signature, for staff who see the case; companies do not. */
@Component
class SignatureContent {

    private final CaseAccess access;
    private final Signatures signatures;
    private final CurrentUser currentUser;

    SignatureContent(CaseAccess access, Signatures signatures, CurrentUser currentUser) {
        this.access = access;
        this.signatures = signatures;
        this.currentUser = currentUser;
    }

    /** @throws NoSuchElementException if there is no such picture for the current user */
    ResponseEntity<byte[]> of(String caseNumber, long id) {
        access.requireVisible(caseNumber);
        if (currentUser.find().flatMap(AppUser::companyCode).isPresent()) {
            throw new NoSuchElementException(caseNumber);
        }
        byte[] png =
                signatures.picture(caseNumber, id).orElseThrow(() -> new NoSuchElementException(caseNumber + " " + id));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                // it is erased in time: browsers do not keep it
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(png);
    }
}

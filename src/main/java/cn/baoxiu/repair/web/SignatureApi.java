package cn.baoxiu.repair.web;

import cn.baoxiu.repair.OwnerSigning;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Owners' signatures over HTTP; the case itself lists them. */
@RestController
@RequestMapping("/api/cases/{number}")
@Tag(name = "signatures", description = "Owners' signatures under repairs")
class SignatureApi {

    private final OwnerSigning signing;
    private final SignatureContent content;

    SignatureApi(OwnerSigning signing, SignatureContent content) {
        this.signing = signing;
        this.content = content;
    }

    @PostMapping("/signature")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "The owner confirms the repair with a signature drawn on a telephone of staff",
            description = "Completes the step at which the owner is asked; the record of the round is locked by it."
                    + " After a signature was made void: signs the corrected record, without touching the process.")
    @ApiResponse(responseCode = "204", description = "Signed")
    @ApiResponse(responseCode = "403", description = "Not a step of this user")
    @ApiResponse(responseCode = "409", description = "Nobody waits for the owner's word, or it is signed already")
    @ApiResponse(responseCode = "422", description = "No name, no PNG, a blank or too large one, or less than a name")
    void sign(@PathVariable String number, @RequestBody SignatureBody body) {
        Map<String, @Nullable Object> form = new HashMap<>();
        form.put(OwnerSigning.SIGNER, body.signerName());
        form.put(OwnerSigning.SIGNATURE, body.signature());
        form.put(OwnerSigning.WORDS, body.note());
        signing.onSite(number, form);
    }

    @PostMapping("/signature/void")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Makes the owner's signature void, so that the record can be corrected",
            description = "For customer service of developer and group, never for whoever took it. The owner is asked"
                    + " again by a fresh link; the void signature stays visible.")
    @ApiResponse(responseCode = "204", description = "Void")
    @ApiResponse(responseCode = "403", description = "Not a user who may")
    @ApiResponse(responseCode = "409", description = "No valid signature stands under the present round")
    @ApiResponse(responseCode = "422", description = "No reason, or the user took the signature")
    void makeVoid(@PathVariable String number, @RequestBody VoidBody body) {
        signing.makeVoid(number, body.reason() == null ? "" : body.reason());
    }

    @GetMapping("/signatures/{id}")
    @Operation(summary = "The drawing of a signature, PNG; for staff, not for companies")
    @ApiResponse(responseCode = "404", description = "No such signature in a case of this user, or it was erased")
    ResponseEntity<byte[]> picture(@PathVariable String number, @PathVariable long id) {
        return content.of(number, id);
    }

    /**
     * @param signerName who signed, at most 40 characters
     * @param signature PNG in Base64, at most 400 KB, with or without {@code data:image/png;base64,}
     * @param note what the owner said, at most 1,000 characters
     */
    record SignatureBody(@Nullable String signerName, @Nullable String signature, @Nullable String note) {}

    /** @param reason why, at most 500 characters */
    record VoidBody(@Nullable String reason) {}
}

package cn.baoxiu.repair.casework;

import cn.baoxiu.engine.SubmittedForm;
import cn.baoxiu.repair.OwnerSigning;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What an owner puts under a record: the name in letters, and the drawing as it is kept. */
final class SignedName {

    private static final int NAME = 40;
    private static final String DATA_URL = "data:image/png;base64,";
    /** So many characters more than bytes has Base64, with room for the beginning. */
    private static final int MOST_CHARS = Ink.MOST_BYTES / 3 * 4 + 100;

    private final String name;
    private final byte[] picture;

    private SignedName(String name, byte[] picture) {
        this.name = name;
        this.picture = picture;
    }

    /** Complains in the form about everything that is wrong; the caller checks it. */
    static SignedName read(SubmittedForm form) {
        return new SignedName(form.requiredText(OwnerSigning.SIGNER, NAME), picture(form));
    }

    String name() {
        return name;
    }

    /** PNG. */
    byte[] picture() {
        return picture;
    }

    private static byte[] picture(SubmittedForm form) {
        String text = form.text(OwnerSigning.SIGNATURE, Integer.MAX_VALUE);
        if (text == null) {
            reject(form, "repair.signature.missing");
        } else if (text.length() > MOST_CHARS) {
            reject(form, "repair.signature.tooLarge");
        } else {
            byte[] sent = decoded(text);
            try {
                return Ink.checked(sent == null ? new byte[0] : sent);
            } catch (Ink.Refused e) {
                reject(form, e.key());
            }
        }
        return new byte[0];
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.startsWith(DATA_URL) ? text.substring(DATA_URL.length()) : text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void reject(SubmittedForm form, String key) {
        if (!form.isWrong(OwnerSigning.SIGNATURE)) {
            form.reject(OwnerSigning.SIGNATURE, key, Ink.MOST_BYTES / 1024);
        }
    }
}

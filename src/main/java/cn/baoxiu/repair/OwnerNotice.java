package cn.baoxiu.repair;

import java.util.Map;

/**
 * The owner of a case shall be told something. Published synchronously; the room that knows the owner's number sends it.
 *
 * @param key what happened, unique together with the case
 * @param template name of the template of room notification
 * @param values for the template
 */
public record OwnerNotice(String caseNumber, String key, String template, Map<String, String> values, boolean urgent) {

    /** Key of the message that is sent for it. */
    public String noticeKey() {
        return noticeKey(caseNumber, key);
    }

    public static String noticeKey(String caseNumber, String key) {
        return caseNumber + "|" + key + "|owner";
    }
}

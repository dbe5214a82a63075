package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Rung;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The placeholders that a template may use, and those that a letter must show (issue item 3, domain B4). Labels: {@code
 * letterField.<name>}.
 */
public final class TemplateFields {

    /** Source of the QR code in a template. */
    public static final String QR = "letter:qr";

    /** Where a template names the picture of a photo. */
    public static final String PHOTO = "{{image}}";

    /** One value each; as a section it shows what is in it if the value is not empty. */
    static final List<String> VALUES = List.of(
            "title",
            "number",
            "date",
            "companyName",
            "officeName",
            "contactName",
            "contactPhone",
            "contactAddress",
            "contractorName",
            "projectName",
            "contractNo",
            "contractName",
            "clause",
            "caseNumber",
            "grade",
            "location",
            "defect",
            "reportedAt",
            "orderedAt",
            "performUntil",
            "deadlineBasis",
            "agencyFee",
            "amount",
            "amountWords",
            "objectionDays",
            "correctsTitle",
            "correctsNumber",
            "correctsDate",
            "photoCount");

    /** Lists: a section repeats what is in it for each entry. */
    private static final Map<String, List<String>> LISTS = lists();

    private TemplateFields() {}

    private static Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("copies", List.of("name"));
        lists.put("demands", List.of("text"));
        lists.put("earlierPapers", List.of("no", "title", "number", "date", "delivery"));
        lists.put("violations", List.of("no", "kind", "happenedAt", "evidence"));
        lists.put("lines", List.of("no", "text", "reckoning", "amount"));
        lists.put("shares", List.of("no", "source", "amount", "balance"));
        lists.put("approvals", List.of("no", "duty", "person", "at"));
        lists.put("photos", List.of("no", "image", "caption"));
        return lists;
    }

    /** {@code hasLines} and the like: whether a list has an entry, for what stands around it. */
    static String flagOf(String list) {
        return "has" + Character.toUpperCase(list.charAt(0)) + list.substring(1);
    }

    static Set<String> listNames() {
        return LISTS.keySet();
    }

    /** Fields of an entry of a list; empty if there is no such list. */
    static Optional<List<String>> entriesOf(String list) {
        return Optional.ofNullable(LISTS.get(list));
    }

    static boolean isFlag(String name) {
        return LISTS.keySet().stream().anyMatch(list -> flagOf(list).equals(name));
    }

    /** All placeholders with the fields of their entries, for the page. */
    public static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        VALUES.forEach(name -> all.put(name, List.of()));
        all.putAll(LISTS);
        return all;
    }

    /** What a template of this kind must show somewhere. */
    static List<String> requiredBy(Rung rung) {
        List<String> names = new ArrayList<>(List.of(
                "number",
                "date",
                "companyName",
                "officeName",
                "contactName",
                "contactPhone",
                "contractorName",
                "copies",
                "projectName",
                "contractNo",
                "contractName",
                "clause",
                "caseNumber",
                "location",
                "defect",
                "demands",
                "objectionDays",
                "correctsNumber",
                "photos"));
        if (rung.demandsPerformance()) {
            names.addAll(List.of("performUntil", "deadlineBasis"));
        }
        if (rung.compareTo(Rung.FORMAL_DEMAND) >= 0) {
            names.add("earlierPapers");
        }
        if (rung.takesMoney()) {
            names.addAll(List.of("lines", "amount", "amountWords", "shares"));
        }
        return List.copyOf(names);
    }
}

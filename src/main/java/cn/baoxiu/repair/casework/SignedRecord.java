package cn.baoxiu.repair.casework;

import cn.baoxiu.attachment.Attachments;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What an owner signs, as one text in a fixed form, and its hash: finding, orders with what was done, inspections and photos of
 * a round. Read from the tables each time, so a change behind the program's back shows. Nothing that is ever erased is part of
 * it. A field is added only under a new version: older signatures keep theirs.
 */
@Component
class SignedRecord {

    private static final String VERSION = "baoxiu signed record 1";

    private final CaseRecords records;
    private final Attachments attachments;

    SignedRecord(CaseRecords records, Attachments attachments) {
        this.records = records;
        this.attachments = attachments;
    }

    /** SHA-256 of the text, hexadecimal. */
    String sha256(String caseNumber, int round) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(text(caseNumber, round).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Photos are named by the hash of their content, which is not loaded. */
    String text(String caseNumber, int round) {
        Lines lines = new Lines().add(VERSION, caseNumber, round);
        records.findings(caseNumber).stream()
                .filter(f -> f.round() == round)
                .forEach(f -> lines.add(
                        "finding",
                        f.foundAt(),
                        f.foundBy(),
                        f.inWarranty(),
                        f.responsibleParty(),
                        f.handling(),
                        f.repairingParty(),
                        f.reason()));
        records.workOrders(caseNumber).stream()
                .filter(o -> o.round() == round)
                .forEach(o -> lines.add(
                        "order",
                        o.kind(),
                        o.party(),
                        o.workScope(),
                        o.orderedAt(),
                        o.orderedBy(),
                        o.rejectedAt(),
                        o.arrivedAt(),
                        o.completedAt(),
                        o.workDone(),
                        o.materials(),
                        o.replacedAt()));
        records.inspections(caseNumber).stream()
                .filter(i -> i.round() == round)
                .forEach(i -> lines.add("inspection", i.passed(), i.inspectedAt(), i.inspectedBy(), i.note()));
        attachments.of(caseNumber).stream()
                .filter(a -> a.round() == round)
                .forEach(a -> lines.add(
                        "photo", a.kind(), a.spot(), a.sha256(), a.uploadedBy(), a.uploadedAt(), a.wrongAt()));
        return lines.toString();
    }

    /** One line per record, fields apart by tabs; what stands in a field cannot look like another field or line. */
    private static final class Lines {

        private final StringBuilder text = new StringBuilder();

        Lines add(@Nullable Object... fields) {
            for (int i = 0; i < fields.length; i++) {
                text.append(i == 0 ? "" : "\t").append(written(fields[i]));
            }
            text.append('\n');
            return this;
        }

        private static String written(@Nullable Object field) {
            if (field == null) {
                return "-";
            }
            String value = field instanceof Enum<?> constant ? constant.name() : field.toString();
            if (field instanceof Instant || field instanceof Number || field instanceof Boolean) {
                return value;
            }
            return '"'
                    + value.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\"", "\\\"")
                    + '"';
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}

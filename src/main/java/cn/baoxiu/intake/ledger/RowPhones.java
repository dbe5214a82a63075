package cn.baoxiu.intake.ledger;

import cn.baoxiu.intake.ReporterPhone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The telephone numbers of a row, at most two. One that cannot be dialled is left out, and noted. */
final class RowPhones {

    private static final int KEPT = 2;

    private RowPhones() {}

    static List<String> read(RowCells cells, Findings findings) {
        String text = cells.of(LedgerColumn.PHONE);
        List<String> phones = new ArrayList<>();
        if (text.isEmpty()) {
            findings.note("PHONE_MISSING", LedgerColumn.PHONE, "");
            return phones;
        }
        for (String part : text.split("[/、,，;；]|或", -1)) {
            if (part.isBlank()) {
                continue;
            }
            Optional<String> phone = ReporterPhone.normalize(part);
            if (phone.isEmpty()) {
                findings.note("PHONE_UNUSABLE", LedgerColumn.PHONE, part.strip());
            } else if (phones.size() == KEPT) {
                findings.note("PHONE_TOO_MANY", LedgerColumn.PHONE, part.strip());
            } else if (!phones.contains(phone.get())) {
                phones.add(phone.get());
            }
        }
        if (phones.size() == KEPT) {
            findings.note("PHONE_TWO", LedgerColumn.PHONE, text);
        }
        return phones;
    }
}

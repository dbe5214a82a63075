package cn.baoxiu.intake.ledger;

import cn.baoxiu.repair.LegacyCase;
import cn.baoxiu.repair.LegacyCases;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the cases it is given, by number; can fail at one of them. */
final class RecordingCases implements LegacyCases {

    final Map<String, LegacyCase> cases = new LinkedHashMap<>();
    int failAtRow = -1;

    @Override
    public String takeClosed(LegacyCase legacy) {
        if (legacy.finishedAt() == null) {
            throw new IllegalArgumentException("open");
        }
        return keep(legacy);
    }

    @Override
    public String takeOpen(LegacyCase legacy) {
        if (legacy.finishedAt() != null) {
            throw new IllegalArgumentException("closed");
        }
        return keep(legacy);
    }

    private String keep(LegacyCase legacy) {
        if (legacy.rowNumber() == failAtRow) {
            throw new IllegalStateException("no room on the disk");
        }
        String number = "BX-TEST-%06d".formatted(cases.size() + 1);
        cases.put(number, legacy);
        return number;
    }

    LegacyCase ofRow(int row) {
        return cases.values().stream()
                .filter(c -> c.rowNumber() == row)
                .findFirst()
                .orElseThrow();
    }
}

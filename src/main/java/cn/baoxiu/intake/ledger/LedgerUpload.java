package cn.baoxiu.intake.ledger;

import cn.baoxiu.intake.ledger.file.LedgerReader;
import cn.baoxiu.intake.ledger.file.LedgerRefused;
import cn.baoxiu.intake.ledger.file.LedgerSheet;
import cn.baoxiu.intake.ledger.file.LedgerSheet.SheetRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads an uploaded file into the staging tables, if any sheet of it looks like a ledger. */
@Component
class LedgerUpload {

    private static final int FILE_NAME_MAX = 200;

    private final LedgerStaging staging;
    private final LedgerWords words;
    private final int rowsMax;

    LedgerUpload(LedgerStaging staging, LedgerWords words, @Value("${baoxiu.ledger.rows-max}") int rowsMax) {
        this.staging = staging;
        this.words = words;
        this.rowsMax = rowsMax;
    }

    /**
     * @return id of the staged file
     * @throws LedgerRefused if it is no ledger; nothing is kept then
     */
    @Transactional
    public long stage(String subsidiary, String fileName, byte[] content, String user) {
        List<LedgerSheet> sheets = LedgerReader.read(content, rowsMax);
        Map<String, LedgerColumn> headings = words.headings();
        Map<Integer, LedgerSheet> fitting = new TreeMap<>();
        Map<Integer, HeaderProposal> proposals = new LinkedHashMap<>();
        for (int number = 0; number < sheets.size(); number++) {
            LedgerSheet sheet = sheets.get(number);
            HeaderProposal proposal = HeaderProposal.find(
                    sheet.rows(), SheetRow::number, SheetRow::cells, cells -> meanings(subsidiary, cells, headings));
            if (proposal != null && sheet.rows().stream().anyMatch(r -> r.number() > proposal.headerRow())) {
                fitting.put(number, sheet);
                proposals.put(number, proposal);
            }
        }
        if (fitting.isEmpty()) {
            throw new LedgerRefused(
                    LedgerRefused.Reason.NO_HEADER,
                    String.join("、", sheets.stream().map(LedgerSheet::name).toList()));
        }
        int first = proposals.keySet().iterator().next();
        String name =
                fileName.length() <= FILE_NAME_MAX ? fileName : fileName.substring(fileName.length() - FILE_NAME_MAX);
        HeaderProposal proposal = Objects.requireNonNull(proposals.get(first));
        return staging.add(subsidiary, name, PlainText.hash(content), user, proposal, first, fitting);
    }

    List<@Nullable LedgerColumn> meanings(String subsidiary, List<String> cells, Map<String, LedgerColumn> headings) {
        Map<String, String> remembered =
                staging.remembered(subsidiary, HeaderProposal.signature(cells)).orElse(Map.of());
        return HeaderProposal.meanings(cells, remembered, headings);
    }
}

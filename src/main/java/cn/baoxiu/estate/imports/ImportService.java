package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportOptions;
import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportRefused.Reason;
import cn.baoxiu.estate.ImportReport;
import cn.baoxiu.estate.Imports;
import java.io.InputStream;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads, checks, compares and stores a file in one transaction; imports run one after the other. */
@Service
class ImportService implements Imports {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final HeaderReader headers;
    private final AfterImport after;

    ImportService(JdbcClient jdbc, JdbcTemplate template, HeaderReader headers, AfterImport after) {
        this.jdbc = jdbc;
        this.template = template;
        this.headers = headers;
        this.after = after;
    }

    @Override
    public List<String> kinds() {
        return ImportKinds.ALL.stream().map(ImportKind::name).toList();
    }

    @Override
    public List<String> columns(String kind) {
        return ImportKinds.named(kind).columns().stream()
                .map(ImportColumn::name)
                .toList();
    }

    @Override
    @Transactional
    public ImportReport run(String kindName, InputStream file, String fileName, ImportOptions options) {
        ImportKind kind = ImportKinds.named(kindName);
        Sheet sheet = SheetFile.read(file);
        HeaderReader.Header header = headers.read(kind, sheet.header());
        if (sheet.lines().isEmpty()) {
            throw new ImportRefused(Reason.NO_ROWS);
        }
        lock();
        Facts facts = new Facts(jdbc, options.visible());
        List<Row> rows = new RowReader(kind, header, facts).read(sheet);
        TableRows table = new TableRows(template, kind);
        Comparison comparison = new Comparison(kind, table, facts).of(rows);
        boolean apply = !options.dryRun() && (options.takeGoodRows() || !comparison.hasErrors());
        if (apply) {
            table.insert(comparison.inserted());
            table.update(comparison.changed());
            after.imported(kind, table, comparison);
        }
        return comparison.report(kind.name(), fileName, options.dryRun(), apply, header.ignored());
    }

    /** Two imports at a time would both find a row missing and both insert it. */
    private void lock() {
        jdbc.sql("select id from estate_import_lock where id = 1 for update")
                .query(Integer.class)
                .single();
    }
}

package cn.baoxiu.estate.imports;

import cn.baoxiu.estate.ImportRefused;
import cn.baoxiu.estate.ImportRefused.Reason;
import cn.baoxiu.estate.TableFile;
import cn.baoxiu.estate.TableFiles;
import java.io.InputStream;
import org.springframework.stereotype.Component;

/** The room's own reader of sheets, for other rooms. */
@Component
class SheetTableFiles implements TableFiles {

    @Override
    public TableFile read(InputStream file) {
        Sheet sheet = SheetFile.read(file);
        if (sheet.lines().isEmpty()) {
            throw new ImportRefused(Reason.NO_ROWS);
        }
        return new TableFile(
                sheet.header(),
                sheet.lines().stream()
                        .map(line -> new TableFile.Line(line.number(), line.cells()))
                        .toList());
    }
}

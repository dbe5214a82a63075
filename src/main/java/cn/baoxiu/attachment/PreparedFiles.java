package cn.baoxiu.attachment;

import cn.baoxiu.attachment.picture.CheckedFile;
import java.util.List;
import java.util.function.Consumer;

/** Files that passed every check and wait for their rows. Closing it takes back what was not added. */
public final class PreparedFiles implements AutoCloseable {

    private final List<Prepared> files;
    private final Consumer<List<Prepared>> onClose;

    PreparedFiles(List<Prepared> files, Consumer<List<Prepared>> onClose) {
        this.files = List.copyOf(files);
        this.onClose = onClose;
    }

    /** @param id of the attachment to be, and key of its content */
    record Prepared(String id, CheckedFile file) {}

    List<Prepared> files() {
        return files;
    }

    @Override
    public void close() {
        onClose.accept(files);
    }
}

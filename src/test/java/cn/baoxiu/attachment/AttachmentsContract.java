package cn.baoxiu.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baoxiu.attachment.picture.FileCheck;
import cn.baoxiu.engine.FieldError;
import cn.baoxiu.engine.FormRejected;
import cn.baoxiu.identity.AppUser;
import cn.baoxiu.identity.CurrentUser;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for every store on every database, from the bytes up to the photos of a case. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AttachmentsContract {

    private static final Instant NOW = Instant.parse("2026-03-06T02:00:00Z");

    private final CurrentUser user = mock(CurrentUser.class);
    private final Clock clock = mock(Clock.class);
    private final String owner = "BX-T-20260305-0001";

    private JdbcClient jdbc;
    private TransactionTemplate transactions;
    private AttachmentStore store;
    private PendingFiles pending;
    private StoredAttachments attachments;
    private String current = "";

    abstract DataSource dataSource();

    abstract AttachmentStore store(JdbcClient jdbc);

    @BeforeEach
    void start() {
        current = owner + UUID.randomUUID();
        when(clock.instant()).thenReturn(NOW);
        when(clock.getZone()).thenReturn(ZoneId.of("Asia/Shanghai"));
        when(user.idOrSystem()).thenReturn("eng");
        when(user.find()).thenReturn(Optional.of(new AppUser("eng", "eng", Set.of(), Set.of("huanan"))));
        if (attachments != null) {
            return;
        }
        DataSource dataSource = dataSource();
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(dataSource);
        transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        store = store(jdbc);
        pending = new PendingFiles(jdbc, store, transactions, clock);
        attachments = new StoredAttachments(new FileCheck(), store, new AttachmentRows(jdbc), pending, user, clock);
    }

    @Test
    void whatProvesSomethingIsCounted_andHeldUntilTheTransactionEnds() {
        byte[] bytes = SampleFiles.jpeg(20, 20);
        Attachment photo = add(AttachmentKind.AFTER, file("1.jpg", bytes)).all().get(0);
        add(AttachmentKind.AFTER, file("1.pdf", SampleFiles.pdf()));
        add(AttachmentKind.BEFORE, file("2.jpg", SampleFiles.jpeg(21, 21)));
        var wanted = new Attachments.Pictures(current, 1, AttachmentKind.AFTER, NOW);
        assertThat(attachments.count(wanted)).isEqualTo(1);
        assertThat(attachments.count(new Attachments.Pictures(current, 1, AttachmentKind.BEFORE, NOW)))
                .isEqualTo(1);
        assertThat(attachments.count(new Attachments.Pictures(current, 2, AttachmentKind.AFTER, NOW)))
                .isZero();
        assertThat(attachments.count(new Attachments.Pictures(current, 1, AttachmentKind.AFTER, NOW.plusSeconds(1))))
                .isZero();

        Attachment twin = add(AttachmentKind.BEFORE, file("1.jpg", bytes)).all().get(0);
        assertThat(attachments.count(wanted))
                .as("the same file before and after")
                .isZero();
        attachments.markWrong(twin, "看错了");
        assertThat(attachments.count(wanted)).isEqualTo(1);

        CompletableFuture<Boolean> struckOut = transactions.execute(status -> {
            assertThat(attachments.hold(wanted)).isEqualTo(1);
            var other = CompletableFuture.supplyAsync(() -> attachments.markWrong(photo, "另一户"));
            assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            return other;
        });
        assertThat(struckOut).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(true);
        assertThat(attachments.count(wanted)).isZero();
    }

    @Test
    void contentIsKeptReplacedAndRemovedByItsKey() {
        byte[] large = new byte[1_300_000];
        new Random(7).nextBytes(large);
        String key = UUID.randomUUID().toString();
        assertThat(store.get(key)).isEmpty();
        put(key, large);
        put(key, large);
        AttachmentStore.Stored stored = store.get(key).orElseThrow();
        assertThat(stored.size()).isEqualTo(large.length);
        assertThat(stored.sha256()).isEqualTo(Bytes.of(large).sha256());
        assertThat(read(stored)).isEqualTo(large);
        put(key, new byte[] {1, 2, 3});
        assertThat(read(store.get(key).orElseThrow())).containsExactly(1, 2, 3);
        put(key, new byte[0]);
        assertThat(read(store.get(key).orElseThrow())).isEmpty();
        store.delete(key);
        store.delete(key);
        assertThat(store.get(key)).isEmpty();
    }

    @Test
    void aPhoneSPhotoIsUprightAndTellsNothingButWhatOneSees() throws Exception {
        byte[] sent = SampleFiles.phonePhoto(800, 400);
        Metadata before = ImageMetadataReader.readMetadata(new ByteArrayInputStream(sent));
        assertThat(before.getFirstDirectoryOfType(GpsDirectory.class)
                        .getGeoLocation()
                        .getLatitude())
                .isBetween(30.5, 30.6);

        Attachment photo = add(AttachmentKind.BEFORE, file("C:\\fotos\\..\\IMG_1\u202egpj.jpg", sent))
                .all()
                .get(0);
        assertThat(photo.fileName()).isEqualTo("IMG_1gpj.jpg");
        assertThat(photo.takenAt()).isEqualTo(Instant.parse("2026-03-05T02:20:30Z"));
        assertThat(List.of(photo.width(), photo.height())).containsExactly(400, 800);
        assertThat(photo.uploadedBy()).isEqualTo("eng");

        for (Attachments.Variant variant : Attachments.Variant.values()) {
            byte[] kept = read(attachments.open(photo, variant));
            Metadata after = ImageMetadataReader.readMetadata(new ByteArrayInputStream(kept));
            assertThat(after.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
            assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "script");
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(kept));
            assertThat(image.getHeight()).isGreaterThan(image.getWidth());
            assertThat(new Color(image.getRGB(image.getWidth() / 2, 10)).getRed())
                    .isGreaterThan(200);
            assertThat(new Color(image.getRGB(image.getWidth() / 2, image.getHeight() - 10)).getBlue())
                    .isGreaterThan(200);
        }
        assertThat(photo.sha256())
                .isEqualTo(Bytes.of(read(attachments.open(photo, Attachments.Variant.FULL)))
                        .sha256());
    }

    @Test
    void everyKindOfPhotoBecomesAJpegOfAtMost2560Pixels() throws IOException {
        List<Attachment> photos = add(
                        AttachmentKind.OTHER,
                        file("a.jpg", SampleFiles.jpeg(6000, 4200)),
                        file("b.png", SampleFiles.png(3000, 200)),
                        file("c.webp", SampleFiles.webp()))
                .all();
        assertThat(photos).extracting(Attachment::contentType).containsOnly("image/jpeg");
        assertThat(photos).extracting(Attachment::width).containsExactly(2560, 2560, 48);
        assertThat(photos.get(1).downloadName()).isEqualTo("b.jpg");
        for (Attachment photo : photos) {
            BufferedImage full = image(photo, Attachments.Variant.FULL);
            BufferedImage small = image(photo, Attachments.Variant.THUMBNAIL);
            assertThat(full.getWidth()).isEqualTo(photo.width());
            assertThat(small.getWidth()).isEqualTo(Math.min(320, photo.width()));
        }
        BufferedImage transparent = image(photos.get(1), Attachments.Variant.FULL);
        assertThat(new Color(transparent.getRGB(2000, 50)).getGreen()).isGreaterThan(240);
    }

    @Test
    void aDocumentIsKeptAsItCame() {
        Attachment document = add(AttachmentKind.OTHER, file("报告.exe", SampleFiles.pdf()))
                .all()
                .get(0);
        assertThat(document.contentType()).isEqualTo("application/pdf");
        assertThat(document.downloadName()).isEqualTo("报告.pdf");
        assertThat(read(attachments.open(document, Attachments.Variant.FULL))).isEqualTo(SampleFiles.pdf());
        assertThatThrownBy(() -> attachments.open(document, Attachments.Variant.THUMBNAIL))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whatIsNoPhotoIsRefusedByItsContentAndNothingOfTheRequestIsKept() {
        byte[] cut = Arrays.copyOf(SampleFiles.jpeg(300, 300), 60);
        FormRejected refused = catchThrowableOfType(
                FormRejected.class,
                () -> add(
                        AttachmentKind.BEFORE,
                        file("good.jpg", SampleFiles.jpeg(40, 40)),
                        file("drawing.jpg", SampleFiles.svg()),
                        file("virus.jpg", SampleFiles.executable()),
                        file("page.png", SampleFiles.text("<html><body><script>alert(1)</script></body></html>")),
                        file("iphone.jpg", SampleFiles.heic()),
                        file("gif.jpg", SampleFiles.text("GIF89a/*<script>*/=1")),
                        file("empty.jpg", new byte[0]),
                        file("cut.jpg", cut),
                        file("bomb.png", SampleFiles.bomb()),
                        file("half.pdf", SampleFiles.text("%PDF-1.4\n1 0 obj")),
                        file("page.pdf", SampleFiles.text("%PDF-1.4\n<html><script>alert(1)</script>\n%%EOF")),
                        file("archive.pdf", SampleFiles.text("%PDF-1.4\n%%EOF\nPK\u0003\u0004stuffPK\u0005\u0006")),
                        new NewFile("huge.jpg", 40L * 1024 * 1024, () -> {
                            throw new IOException("must not be read");
                        })));
        assertThat(refused.errors())
                .extracting(e -> e.args().get(0) + " " + e.messageKey().substring("attachment.refused.".length()))
                .containsExactly(
                        "drawing.jpg type",
                        "virus.jpg type",
                        "page.png type",
                        "iphone.jpg heic",
                        "gif.jpg type",
                        "empty.jpg empty",
                        "cut.jpg broken",
                        "bomb.png tooManyPixels",
                        "half.pdf pdf",
                        "page.pdf pdf",
                        "archive.pdf pdf",
                        "huge.jpg tooLarge");
        assertThat(refused.errors()).extracting(FieldError::field).containsOnly("files");
        assertThat(attachments.of(current)).isEmpty();
        assertThat(pendingFiles()).isZero();
    }

    @Test
    void theSameBytesAreKeptOncePerKind() {
        byte[] photo = SampleFiles.jpeg(50, 40);
        Attachments.Added first = add(AttachmentKind.BEFORE, file("a.jpg", photo), file("b.jpg", photo));
        assertThat(first.fresh()).isEqualTo(1);
        assertThat(first.all().get(0)).isEqualTo(first.all().get(1));
        Attachments.Added again = add(AttachmentKind.BEFORE, file("c.jpg", photo));
        assertThat(again.fresh()).isZero();
        assertThat(again.all().get(0).id()).isEqualTo(first.all().get(0).id());
        assertThat(add(AttachmentKind.AFTER, file("d.jpg", photo)).fresh()).isEqualTo(1);
        assertThat(attachments.of(current)).hasSize(2);
        assertThat(pendingFiles()).isZero();
    }

    @Test
    void thereAreLimitsToARequestAndToACase() {
        NewFile[] many =
                IntStream.range(0, 21).mapToObj(i -> file(i + ".pdf", pdf(i))).toArray(NewFile[]::new);
        assertThatThrownBy(() -> add(AttachmentKind.OTHER, many)).isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> add(AttachmentKind.OTHER)).isInstanceOf(FormRejected.class);
        IntStream.range(0, 199)
                .forEach(i -> jdbc.sql("insert into attachment (id, owner_key, round, kind, file_name, content_type,"
                                + " size_bytes, sha256, source_sha256, thumbnail, uploaded_by, uploaded_at)"
                                + " values (?, ?, 1, 'OTHER', 'x', 'x', 1, 'x', ?, false, 'x', ?)")
                        .params(UUID.randomUUID().toString(), current, "x" + i, NOW.atOffset(java.time.ZoneOffset.UTC))
                        .update());
        FormRejected full = catchThrowableOfType(
                FormRejected.class, () -> add(AttachmentKind.OTHER, file("a.pdf", pdf(1)), file("b.pdf", pdf(2))));
        assertThat(full.errors()).extracting(FieldError::messageKey).containsExactly("attachment.refused.full");
        assertThat(attachments.of(current)).hasSize(199);
        assertThat(pendingFiles()).isZero();
    }

    @Test
    void aTransactionThatFailsLeavesNeitherRowNorContent() {
        String id;
        try (PreparedFiles files = attachments.prepare(List.of(file("a.jpg", SampleFiles.jpeg(30, 20))))) {
            id = files.files().get(0).id();
            transactions.executeWithoutResult(status -> {
                attachments.add(occasion(AttachmentKind.BEFORE), files);
                status.setRollbackOnly();
            });
        }
        assertThat(attachments.of(current)).isEmpty();
        assertThat(store.get(id)).isEmpty();
        assertThat(store.get(id + "-thumbnail")).isEmpty();
        assertThat(pendingFiles()).isZero();
    }

    @Test
    void whatACrashLeftIsCleanedUpAndNothingElse() {
        Attachment kept = add(AttachmentKind.BEFORE, file("kept.jpg", SampleFiles.jpeg(30, 20)))
                .all()
                .get(0);
        PreparedFiles crashed = attachments.prepare(List.of(file("lost.jpg", SampleFiles.jpeg(31, 20))));
        String lost = crashed.files().get(0).id();
        pending.run("daily");
        assertThat(store.get(lost).isPresent()).as("may still be going on").isEqualTo(!store.joinsTransaction());

        when(clock.instant()).thenReturn(NOW.plus(Duration.ofHours(7)));
        pending.run("daily");
        assertThat(store.get(lost)).isEmpty();
        assertThat(store.get(lost + "-thumbnail")).isEmpty();
        assertThat(pendingFiles()).isZero();
        assertThat(read(attachments.open(kept, Attachments.Variant.FULL))).isNotEmpty();
    }

    @Test
    void noRowIsWrittenForContentThatWasTakenBack() {
        assumeThat(store.joinsTransaction()).isFalse();
        PreparedFiles files = attachments.prepare(List.of(file("a.jpg", SampleFiles.jpeg(30, 20))));
        files.close();
        assertThatThrownBy(() -> transactions.execute(s -> attachments.add(occasion(AttachmentKind.BEFORE), files)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(attachments.of(current)).isEmpty();
    }

    @Test
    void aFileIsStruckOutOnceWithAReason() {
        Attachment photo = add(AttachmentKind.AFTER, file("a.jpg", SampleFiles.jpeg(30, 20)))
                .all()
                .get(0);
        assertThatThrownBy(() -> attachments.markWrong(photo, " ")).isInstanceOf(FormRejected.class);
        assertThatThrownBy(() -> attachments.markWrong(photo, "字".repeat(501))).isInstanceOf(FormRejected.class);
        assertThat(attachments.markWrong(photo, "另一户")).isTrue();
        assertThat(attachments.markWrong(photo, "又一次")).isFalse();
        Attachment struck = attachments.find(current, photo.id()).orElseThrow();
        assertThat(struck.isWrong()).isTrue();
        assertThat(struck.wrongReason()).isEqualTo("另一户");
        assertThat(struck.wrongBy()).isEqualTo("eng");
        assertThat(attachments.find("other", photo.id())).isEmpty();
    }

    private Attachments.Added add(AttachmentKind kind, NewFile... sent) {
        try (PreparedFiles files = attachments.prepare(List.of(sent))) {
            return transactions.execute(status -> attachments.add(occasion(kind), files));
        }
    }

    private Occasion occasion(AttachmentKind kind) {
        return new Occasion(current, 1, kind, "主卫吊顶", null);
    }

    private int pendingFiles() {
        return jdbc.sql("select count(*) from attachment_pending")
                .query(Integer.class)
                .single();
    }

    private void put(String key, byte[] content) {
        transactions.executeWithoutResult(status -> store.put(key, Bytes.of(content)));
    }

    private BufferedImage image(Attachment photo, Attachments.Variant variant) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(read(attachments.open(photo, variant))));
    }

    private static byte[] pdf(int number) {
        return SampleFiles.text("%PDF-1.4\n% " + number + "\n%%EOF\n");
    }

    private static NewFile file(String name, byte[] content) {
        return new NewFile(name, content.length, () -> new ByteArrayInputStream(content));
    }

    private static byte[] read(AttachmentStore.Stored stored) {
        try (InputStream in = stored.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package cn.baoxiu.bench;

import cn.baoxiu.attachment.NewFile;
import cn.baoxiu.repair.OwnerSigning;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;

/**
 * The one story both sides tell: a leaking bathroom, repaired by the contractor in the first round and confirmed by
 * the owner. Ten tasks, and one photo of the finished work, which only this program keeps.
 */
final class Script {

    static final int TASKS = 10;

    /** The task in whose course the finished work is photographed: without that no inspection is passed. */
    static final String REPAIR = "userTask_carryOutRepair";

    private static final byte[] PHOTO = drawn();
    private static final AtomicLong TAKEN = new AtomicLong();

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx").withZone(ZoneOffset.ofHours(8));

    private static final String SIGNATURE = signature();

    private Script() {}

    static Map<String, Object> report(String home) {
        return Map.of(
                "homeCode", home,
                "place", "BATHROOM",
                "defectClass", "LEAK",
                "symptom", "SEEPAGE",
                "description", "主卫吊顶渗水，楼下已滴水",
                "reporterName", "李大明",
                "reporterPhone", "13800005678",
                "channel", "COUNTER");
    }

    /**
     * A small picture, which the program checks and redraws each time. It is like no other: a home may come back with the
     * same case, and what was photographed the first time proves nothing then.
     */
    static NewFile photo() {
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(TAKEN.incrementAndGet()).array();
        byte[] photo = Arrays.copyOf(PHOTO, PHOTO.length + number.length);
        System.arraycopy(number, 0, photo, PHOTO.length, number.length);
        return new NewFile("维修后.jpg", photo.length, () -> new ByteArrayInputStream(photo));
    }

    private static byte[] drawn() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB), "jpg", out)) {
                throw new IllegalStateException("this Java writes no JPEG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** What a person enters in the form of the task. */
    static Map<String, Object> form(String task, String contractor) {
        String now = MINUTE.format(Instant.now());
        return switch (task) {
            case "userTask_contactOwner" -> Map.of("contactedAt", now, "contactResult", "REACHED");
            case "userTask_logArrival" -> Map.of("arrivedAt", now);
            case "userTask_surveySite" -> Map.of(
                    "surveyDefectClass", "LEAK",
                    "surveyPlace", "BATHROOM",
                    "cause", "CONSTRUCTION",
                    "proposedInWarranty", "yes",
                    "proposedHandling", "CONTRACTOR",
                    "surveyNote", "防水层破损");
            case "userTask_decideFinding" -> Map.of(
                    "inWarranty", "yes",
                    "responsibleParty", contractor,
                    "handling", "CONTRACTOR",
                    "repairingParty", contractor,
                    "findingReason", "保修期内，防水施工缺陷");
            case "userTask_dispatchWorkOrder" -> Map.of("repairingParty", contractor, "workScope", "重做主卫防水");
            case "userTask_acceptWorkOrder" -> Map.of("accepted", "yes");
            case "userTask_makeAppointment" -> Map.of("appointmentAt", now);
            case REPAIR -> Map.of(
                    "arrivedAt", now, "completedAt", now, "workDone", "重做防水，闭水试验", "dryingNeeded", "NONE");
            case "userTask_inspectRepair" -> Map.of("passed", "yes", "inspectedAt", now);
            default -> throw new IllegalStateException("the script does not know " + task);
        };
    }

    /** What the owner enters on the telephone of the counter, which completes the last task. */
    static Map<String, Object> signed() {
        return Map.of(OwnerSigning.SIGNER, "李大明", OwnerSigning.SIGNATURE, SIGNATURE);
    }

    /** A small field with two strokes. */
    private static String signature() {
        BufferedImage picture = new BufferedImage(320, 120, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D canvas = picture.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 320, 120);
        canvas.setColor(Color.BLACK);
        canvas.setStroke(new BasicStroke(4));
        canvas.drawLine(40, 30, 260, 90);
        canvas.drawLine(60, 95, 280, 25);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", bytes)) {
                throw new IllegalStateException("no encoder for PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** The process variables that this program's start listener sets. */
    static Map<String, Object> atStart(String home) {
        return Map.of("homeCode", home, "round", 1, "duplicateSuspected", false, "duplicateConfirmed", false);
    }

    /** The process variables that this program's triage sets. */
    static Map<String, Object> atTriage() {
        return Map.of("grade", "P1", "priority", 70, "emergency", false);
    }

    /** The process variables that this program's listeners set when the task is completed. */
    static Map<String, Object> atTask(String task) {
        Map<String, Object> values = new HashMap<>();
        switch (task) {
            case "userTask_contactOwner" -> values.put("ownerReached", true);
            case "userTask_decideFinding" -> {
                values.put("handling", "CONTRACTOR");
                values.put("firstDispatch", true);
                values.put("repairingGroup", "contractor-C101");
            }
            case "userTask_dispatchWorkOrder" -> {
                values.put("repairingGroup", "contractor-C101");
                values.put("firstDispatch", true);
            }
            case "userTask_acceptWorkOrder" -> values.put("workOrderAccepted", true);
            case REPAIR -> {
                values.put("drying", false);
                values.put("dryingUntil", null);
            }
            case "userTask_inspectRepair" -> {
                values.put("inspectionPassed", true);
                values.put("repairAccepted", false);
                values.put("firstDispatch", false);
                values.put("confirmUntil", Date.from(Instant.now().plus(7, ChronoUnit.DAYS)));
            }
            case "userTask_confirmWithOwner" -> {
                values.put("ownerAnswer", "CONFIRMED");
                values.put("repairAccepted", true);
                values.put("outcome", "REPAIRED");
            }
            default -> {
                // the other tasks set none
            }
        }
        return values;
    }
}

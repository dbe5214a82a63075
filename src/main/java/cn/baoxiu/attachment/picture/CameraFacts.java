package cn.baoxiu.attachment.picture;

import cn.baoxiu.engine.EngineTime;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.TimeZone;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * The two things we want to know of what a camera writes beside a picture. The rest, the position above all, is left
 * behind.
 *
 * @param takenAt in Shanghai's time if the camera does not say its zone; null if it says nothing of use
 */
record CameraFacts(@Nullable Instant takenAt, Orientation orientation) {

    private static final Instant FIRST = Instant.parse("1995-01-01T00:00:00Z");

    static CameraFacts of(byte[] picture) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture));
            return new CameraFacts(takenAt(metadata), orientation(metadata));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // The notes of the camera are broken; the picture may be good all the same.
            return new CameraFacts(null, Orientation.TOP_LEFT);
        }
    }

    private static @Nullable Instant takenAt(Metadata metadata) {
        return metadata.getDirectoriesOfType(ExifSubIFDDirectory.class).stream()
                .map(d -> d.getDateOriginal(TimeZone.getTimeZone(EngineTime.ZONE)))
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .filter(at -> at.isAfter(FIRST))
                .findFirst()
                .orElse(null);
    }

    private static Orientation orientation(Metadata metadata) {
        for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
            try {
                int value = directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                        ? directory.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                        : 1;
                if (value >= 1 && value <= 8) {
                    return Orientation.typeOf(value);
                }
            } catch (MetadataException e) {
                // Not a number: as if it were not there.
                continue;
            }
        }
        return Orientation.TOP_LEFT;
    }
}

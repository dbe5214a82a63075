package cn.baoxiu.contractor.letter;

import cn.baoxiu.contractor.Letters.Delivery;
import cn.baoxiu.engine.EngineTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a letter counts as delivered by a proof (rules R6). */
final class DeemedDelivery {

    private DeemedDelivery() {}

    /** @param courierDays natural days after which what a courier has counts as delivered */
    static Instant at(Delivery delivery, int courierDays) {
        @Nullable Instant completed = delivery.completedAt();
        return switch (delivery.channel()) {
            case MAIL, WECOM -> delivery.sentAt();
            case PHONE, HANDED_OVER -> completed == null ? delivery.sentAt() : completed;
            case COURIER -> {
                Instant latest = delivery.sentAt()
                        .atZone(EngineTime.ZONE)
                        .plusDays(courierDays)
                        .toInstant();
                yield completed != null && completed.isBefore(latest) ? completed : latest;
            }
        };
    }
}

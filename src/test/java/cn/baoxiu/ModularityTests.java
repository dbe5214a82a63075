package cn.baoxiu;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Rooms use each other only as design section 2 allows, and only through their root packages. */
class ModularityTests {

    @Test
    void roomsKeepTheirBoundaries() {
        ApplicationModules.of(BaoxiuApplication.class).verify();
    }
}

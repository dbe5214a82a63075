package cn.baoxiu.notification.web;

import cn.baoxiu.testing.AppOnH2;
import org.junit.jupiter.api.Test;

@AppOnH2
class ShotOnH2Test extends NotificationPagesContract {
    @Test
    void zzz() throws Exception {
        var m = NotificationPagesContract.class.getDeclaredMethod("tell", String.class, String.class, boolean.class);
        m.setAccessible(true);
        for (int i = 0; i < 3; i++) { m.invoke(this, "notify.clerk", "云锦台 3-1-030" + i + " 主卫淋浴区墙面", i == 0); }
        for (int i = 0; i < 12; i++) { m.invoke(this, "notify.operator", "云锦台 3-1-030" + i, i == 0); }
        var u = NotificationPagesContract.class.getDeclaredMethod("undelivered", String.class);
        u.setAccessible(true);
        u.invoke(this, "【报修】请确认维修结果");
        u.invoke(this, "【报修】完成维修已超时：云锦台 3-1-0302 主卫");
        new ProcessBuilder("node", "/tmp/nt-shot/shot.mjs", "http://localhost:" + port).inheritIO().start().waitFor();
    }
}

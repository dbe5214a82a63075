package cn.baoxiu.notification.outbox;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class SendingOnH2Test extends SendingContract {}

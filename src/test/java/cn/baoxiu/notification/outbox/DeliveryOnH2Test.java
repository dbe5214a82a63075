package cn.baoxiu.notification.outbox;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class DeliveryOnH2Test extends DeliveryContract {}

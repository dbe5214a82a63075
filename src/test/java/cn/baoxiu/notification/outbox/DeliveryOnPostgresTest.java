package cn.baoxiu.notification.outbox;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class DeliveryOnPostgresTest extends DeliveryContract {}

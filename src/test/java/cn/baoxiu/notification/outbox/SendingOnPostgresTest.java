package cn.baoxiu.notification.outbox;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class SendingOnPostgresTest extends SendingContract {}

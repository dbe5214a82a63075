package cn.baoxiu.notification.web;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class NotificationPagesOnPostgresTest extends NotificationPagesContract {}

package cn.baoxiu.notification.web;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class NotificationPagesOnH2Test extends NotificationPagesContract {}

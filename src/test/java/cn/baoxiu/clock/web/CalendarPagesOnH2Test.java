package cn.baoxiu.clock.web;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class CalendarPagesOnH2Test extends CalendarPagesContract {}

package cn.baoxiu.clock.web;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class CalendarPagesOnPostgresTest extends CalendarPagesContract {}

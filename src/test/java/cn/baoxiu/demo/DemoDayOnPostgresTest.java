package cn.baoxiu.demo;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class DemoDayOnPostgresTest extends DemoDayContract {}

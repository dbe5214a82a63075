package cn.baoxiu.repair;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class WallOnPostgresTest extends WallContract {}

package cn.baoxiu;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class StartupOnPostgresTest extends StartupContract {}

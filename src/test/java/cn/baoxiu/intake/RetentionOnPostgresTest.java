package cn.baoxiu.intake;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class RetentionOnPostgresTest extends RetentionContract {}

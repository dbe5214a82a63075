package cn.baoxiu.intake;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class ReportApiOnPostgresTest extends ReportApiContract {}

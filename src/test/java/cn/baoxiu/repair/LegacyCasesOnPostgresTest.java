package cn.baoxiu.repair;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class LegacyCasesOnPostgresTest extends LegacyCasesContract {}

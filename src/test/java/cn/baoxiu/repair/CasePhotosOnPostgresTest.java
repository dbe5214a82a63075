package cn.baoxiu.repair;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class CasePhotosOnPostgresTest extends CasePhotosContract {}

package cn.baoxiu.engine;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class DecisionsOnPostgresTest extends DecisionsContract {}

package cn.baoxiu.identity;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class EngineGateOnPostgresTest extends EngineGateContract {}

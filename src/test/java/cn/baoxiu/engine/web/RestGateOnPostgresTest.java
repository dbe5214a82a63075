package cn.baoxiu.engine.web;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class RestGateOnPostgresTest extends RestGateContract {}

package cn.baoxiu.engine.models;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class ModelDeployerOnPostgresTest extends ModelDeployerContract {}

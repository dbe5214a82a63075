package cn.baoxiu.engine.models;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class ModelDeployerOnH2Test extends ModelDeployerContract {}

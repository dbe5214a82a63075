package cn.baoxiu.engine;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class EngineOnH2Test extends EngineContract {}

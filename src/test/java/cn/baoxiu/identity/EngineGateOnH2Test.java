package cn.baoxiu.identity;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class EngineGateOnH2Test extends EngineGateContract {}

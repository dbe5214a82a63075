package cn.baoxiu.engine.web;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class RestGateOnH2Test extends RestGateContract {}

package cn.baoxiu.demo;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class DemoDayOnH2Test extends DemoDayContract {}

package cn.baoxiu;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class StartupOnH2Test extends StartupContract {}

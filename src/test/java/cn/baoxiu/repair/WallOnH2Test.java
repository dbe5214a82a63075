package cn.baoxiu.repair;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class WallOnH2Test extends WallContract {}

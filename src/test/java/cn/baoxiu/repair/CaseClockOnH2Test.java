package cn.baoxiu.repair;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class CaseClockOnH2Test extends CaseClockContract {}

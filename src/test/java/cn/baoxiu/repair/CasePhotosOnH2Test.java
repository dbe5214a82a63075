package cn.baoxiu.repair;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class CasePhotosOnH2Test extends CasePhotosContract {}

package cn.baoxiu.intake;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class RetentionOnH2Test extends RetentionContract {}

package cn.baoxiu.intake;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class ReportApiOnH2Test extends ReportApiContract {}

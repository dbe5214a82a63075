package cn.baoxiu.survey.wave;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class SatisfactionOnH2Test extends SatisfactionContract {}

package cn.baoxiu.survey.wave;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class WaveImportOnH2Test extends WaveImportContract {}

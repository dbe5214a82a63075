package cn.baoxiu.survey;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class CallbackOnH2Test extends CallbackContract {}

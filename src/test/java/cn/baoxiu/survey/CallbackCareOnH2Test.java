package cn.baoxiu.survey;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class CallbackCareOnH2Test extends CallbackCareContract {}

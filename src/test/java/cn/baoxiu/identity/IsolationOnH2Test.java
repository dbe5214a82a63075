package cn.baoxiu.identity;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class IsolationOnH2Test extends IsolationContract {}

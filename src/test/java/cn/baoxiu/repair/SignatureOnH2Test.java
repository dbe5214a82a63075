package cn.baoxiu.repair;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class SignatureOnH2Test extends SignatureContract {}

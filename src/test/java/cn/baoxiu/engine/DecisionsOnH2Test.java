package cn.baoxiu.engine;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class DecisionsOnH2Test extends DecisionsContract {}

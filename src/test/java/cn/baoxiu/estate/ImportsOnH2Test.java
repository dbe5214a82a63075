package cn.baoxiu.estate;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@EstateSlice
@ContextConfiguration(initializers = Databases.H2.class)
class ImportsOnH2Test extends ImportsContract {}

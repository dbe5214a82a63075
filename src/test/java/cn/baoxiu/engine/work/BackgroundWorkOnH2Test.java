package cn.baoxiu.engine.work;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class BackgroundWorkOnH2Test extends BackgroundWorkContract {}

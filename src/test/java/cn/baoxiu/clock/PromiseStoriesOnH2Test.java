package cn.baoxiu.clock;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class PromiseStoriesOnH2Test extends PromiseStoriesContract {}

package cn.baoxiu.contractor.retention;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class ReversalOnH2Test extends ReversalContract {}

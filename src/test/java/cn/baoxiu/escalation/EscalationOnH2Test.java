package cn.baoxiu.escalation;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class EscalationOnH2Test extends EscalationContract {}

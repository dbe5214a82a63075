package cn.baoxiu.escalation;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class EscalationOnPostgresTest extends EscalationContract {}

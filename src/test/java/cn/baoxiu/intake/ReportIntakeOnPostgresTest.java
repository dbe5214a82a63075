package cn.baoxiu.intake;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class ReportIntakeOnPostgresTest extends ReportIntakeContract {}

package cn.baoxiu.contractor.retention;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class ReversalOnPostgresTest extends ReversalContract {}

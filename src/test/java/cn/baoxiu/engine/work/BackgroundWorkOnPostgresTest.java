package cn.baoxiu.engine.work;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class BackgroundWorkOnPostgresTest extends BackgroundWorkContract {}

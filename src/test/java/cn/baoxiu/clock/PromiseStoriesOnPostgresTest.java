package cn.baoxiu.clock;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class PromiseStoriesOnPostgresTest extends PromiseStoriesContract {}

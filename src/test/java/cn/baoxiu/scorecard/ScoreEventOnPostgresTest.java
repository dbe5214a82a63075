package cn.baoxiu.scorecard;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class ScoreEventOnPostgresTest extends ScoreEventContract {}

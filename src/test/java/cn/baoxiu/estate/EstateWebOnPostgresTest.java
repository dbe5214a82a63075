package cn.baoxiu.estate;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@EstateWebSlice
@ContextConfiguration(initializers = Databases.Postgres.class)
class EstateWebOnPostgresTest extends EstateWebContract {}

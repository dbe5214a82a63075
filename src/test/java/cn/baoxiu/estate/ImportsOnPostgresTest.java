package cn.baoxiu.estate;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@EstateSlice
@ContextConfiguration(initializers = Databases.Postgres.class)
class ImportsOnPostgresTest extends ImportsContract {}

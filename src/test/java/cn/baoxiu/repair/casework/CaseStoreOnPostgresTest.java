package cn.baoxiu.repair.casework;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class CaseStoreOnPostgresTest extends CaseStoreContract {}

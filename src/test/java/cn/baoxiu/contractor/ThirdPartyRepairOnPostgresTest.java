package cn.baoxiu.contractor;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.Postgres.class)
class ThirdPartyRepairOnPostgresTest extends ThirdPartyRepairContract {}

package cn.baoxiu.contractor;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class ThirdPartyRepairOnH2Test extends ThirdPartyRepairContract {}

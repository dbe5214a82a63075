package cn.baoxiu.repair.casework;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class CaseStoreOnH2Test extends CaseStoreContract {}

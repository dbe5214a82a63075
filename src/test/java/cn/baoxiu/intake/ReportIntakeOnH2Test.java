package cn.baoxiu.intake;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class ReportIntakeOnH2Test extends ReportIntakeContract {}

package cn.baoxiu.estate;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@EstateWebSlice
@ContextConfiguration(initializers = Databases.H2.class)
class EstateWebOnH2Test extends EstateWebContract {}

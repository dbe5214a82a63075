package cn.baoxiu.scorecard;

import cn.baoxiu.testing.Databases;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Databases.H2.class)
class ScoreEventOnH2Test extends ScoreEventContract {}

package cn.baoxiu.survey.wave;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class SatisfactionOnPostgresTest extends SatisfactionContract {}

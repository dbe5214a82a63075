package cn.baoxiu.survey;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class CallbackOnPostgresTest extends CallbackContract {}

package cn.baoxiu.survey;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class CallbackCareOnPostgresTest extends CallbackCareContract {}

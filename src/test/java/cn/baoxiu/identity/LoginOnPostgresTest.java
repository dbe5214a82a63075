package cn.baoxiu.identity;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class LoginOnPostgresTest extends LoginContract {}

package cn.baoxiu.repair;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class SignatureOnPostgresTest extends SignatureContract {}

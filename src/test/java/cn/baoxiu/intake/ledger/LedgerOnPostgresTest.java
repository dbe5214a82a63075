package cn.baoxiu.intake.ledger;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class LedgerOnPostgresTest extends LedgerContract {}

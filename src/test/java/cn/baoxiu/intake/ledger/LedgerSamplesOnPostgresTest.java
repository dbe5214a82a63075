package cn.baoxiu.intake.ledger;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class LedgerSamplesOnPostgresTest extends LedgerSamplesContract {}

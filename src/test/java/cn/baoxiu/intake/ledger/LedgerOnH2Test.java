package cn.baoxiu.intake.ledger;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class LedgerOnH2Test extends LedgerContract {}

package cn.baoxiu.contractor.letter;

import cn.baoxiu.testing.AppOnPostgres;

@AppOnPostgres
class LetterWebOnPostgresTest extends LetterWebContract {}

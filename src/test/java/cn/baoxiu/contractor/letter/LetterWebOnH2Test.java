package cn.baoxiu.contractor.letter;

import cn.baoxiu.testing.AppOnH2;

@AppOnH2
class LetterWebOnH2Test extends LetterWebContract {}

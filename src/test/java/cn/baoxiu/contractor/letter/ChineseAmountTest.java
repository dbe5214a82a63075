package cn.baoxiu.contractor.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseAmountTest {

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "0.00, 零元整",
        "1230, 壹仟贰佰叁拾元整",
        "1230.00, 壹仟贰佰叁拾元整",
        "1, 壹元整",
        "10, 壹拾元整",
        "15, 壹拾伍元整",
        "100, 壹佰元整",
        "101, 壹佰零壹元整",
        "110, 壹佰壹拾元整",
        "1001, 壹仟零壹元整",
        "1010, 壹仟零壹拾元整",
        "1100, 壹仟壹佰元整",
        "0.50, 伍角整",
        "0.05, 伍分",
        "0.55, 伍角伍分",
        "1.05, 壹元零伍分",
        "10.50, 壹拾元伍角整",
        "325.04, 叁佰贰拾伍元零肆分",
        "1409.50, 壹仟肆佰零玖元伍角整",
        "1680.32, 壹仟陆佰捌拾元叁角贰分",
        "6007.14, 陆仟零柒元壹角肆分",
        "10000, 壹万元整",
        "10001, 壹万零壹元整",
        "10100, 壹万零壹佰元整",
        "11000, 壹万壹仟元整",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "100000, 壹拾万元整",
        "107000.53, 壹拾万柒仟元伍角叁分",
        "1000000, 壹佰万元整",
        "10000000, 壹仟万元整",
        "20000800, 贰仟万零捌佰元整",
        "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整",
        "100010000, 壹亿零壹万元整",
        "110000000, 壹亿壹仟万元整",
        "1000000010, 壹拾亿零壹拾元整",
        "999999999999.99, 玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
        "-12.30, 负壹拾贰元叁角整"
    })
    void readsAsBanksWantIt(BigDecimal yuan, String words) {
        assertThat(ChineseAmount.of(yuan)).isEqualTo(words);
    }

    @Test
    void otherSumsAreRefused() {
        assertThatThrownBy(() -> ChineseAmount.of(new BigDecimal("0.001")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChineseAmount.of(new BigDecimal("1000000000000")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

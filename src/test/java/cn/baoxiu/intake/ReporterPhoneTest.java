package cn.baoxiu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReporterPhoneTest {

    @ParameterizedTest
    @CsvSource({
        "19000000001, 19000000001",
        "190 0000 0001, 19000000001",
        "190-0000-0001, 19000000001",
        "+86 190 0000 0001, 19000000001",
        "8619000000001, 19000000001",
        "008619000000001, 19000000001",
        "１９０００００００01, 19000000001",
        "020-85551234, 02085551234",
        "（020）85551234, 02085551234",
        "+86 20 8555 1234, 02085551234",
        "0571-88888888, 057188888888",
        "400-123-4567, 4001234567",
        "800 810 0000, 8008100000",
    })
    void keepsTheDigitsAsDialledInChina(String written, String digits) {
        assertThat(ReporterPhone.normalize(written)).contains(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1900000001", // a digit lost
                "1380013800",
                "1012345678", // Beijing without its 0 looks like a mobile number with a lost digit
                "2085551234",
                "190000000011",
                "12000000001",
                "110",
                "12345",
                "85551234",
                "0571-8888",
                "+852 2345 6789",
                "abc",
                "19000000001 ext 3",
                "-",
                "",
            })
    void refusesWhatCannotBeCalledBack(String written) {
        assertThat(ReporterPhone.normalize(written)).isEmpty();
    }

    @Test
    void hidesTheMiddleDigits() {
        assertThat(ReporterPhone.masked("19000000001")).isEqualTo("190****0001");
        assertThat(ReporterPhone.masked("02085551234")).isEqualTo("020****1234");
        assertThat(ReporterPhone.masked("4001234567")).isEqualTo("400****4567");
        assertThat(ReporterPhone.masked("12345")).isEqualTo("****");
    }
}

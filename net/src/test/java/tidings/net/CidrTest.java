package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "0.0.0.0/0, 203.0.113.1, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdff::1, true",
        "fd00::/8, fe00::1, false",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::1, ::1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.0/8, ::ffff:127.9.9.9, true"
    })
    void containsTheAddressesOfItsBlock(String block, String address, boolean contained) {
        assertThat(Cidr.parse(block).contains(InetAddress.ofLiteral(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8", "127.0.0.1/32", "fd00:0:0:0:0:0:0:0/8"})
    void readsWhatItWrites(String text) {
        assertThat(Cidr.parse(text)).hasToString(text);
    }

    @Test
    void singleAddressIsTheBlockOfThatOne() {
        assertThat(Cidr.parse(" 192.0.2.7 ")).hasToString("192.0.2.7/32");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "localhost",
                "example.org/8",
                "10.0.0/8",
                "010.0.0.0/8",
                "0x0a.0.0.0/8",
                "167772160",
                "256.0.0.0/8",
                "10.0.0.0.0/8",
                "[::1]",
                "fe80::1%eth0",
                "::g/8",
                "1:2:3/8",
                "10.0.0.0-10.0.0.9"
            })
    void refusesWhatIsNoAddressAndShowsHowOneIsWritten(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse(text))
                .withMessageContaining("write it like 10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33, the prefix must be 0 to 32",
        "fd00::/129, the prefix must be 0 to 128",
        "10.0.0.0/, needs a number from 0 to 32",
        "10.0.0.0/eight, needs a number from 0 to 32",
        "10.0.0.0/-1, needs a number from 0 to 32",
        "10.0.0.0/8/8, needs a number from 0 to 32",
        "10.1.2.3/8, write 10.0.0.0/8",
        "10.0.0.1/31, write 10.0.0.0/31"
    })
    void refusesAWrongPrefixAndSaysWhatWouldBeRight(String text, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text)).withMessageContaining(message);
    }
}

package tidings.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255"
            })
    void refusesIpv4ThatIsNotPublic(String address) {
        assertThat(guard.refusal(InetAddress.ofLiteral(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "fc00::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "3fff::1",
                "100::1",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "64:ff9b:1::808:808",
                "64:ff9b:1::7f00:1",
                "5f00::1",
                "4000::1",
                "400::1"
            })
    void refusesIpv6ThatIsNotPublic(String address) {
        assertThat(guard.refusal(InetAddress.ofLiteral(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::127.0.0.1",
                "::10.0.0.1",
                "::ffff:0:192.168.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2002:a9fe:a9fe::a9fe:a9fe",
                "2001:0:7f00:1::",
                "2001:0:808:808:0:0:80ff:fffe",
                "2001:0:808:808:8000:63bf:f5ff:fffe",
                "2a00:1450::5efe:10.0.0.1",
                "2a00:1450::200:5efe:127.0.0.1",
                "2a00:1450:4001:800:0:5efe:c0a8:1"
            })
    void refusesIpv6ThatCarriesIpv4ThatIsNotPublic(String address) {
        assertThat(guard.refusal(InetAddress.ofLiteral(address))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001:800::200e",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2a00:1450::5efe:8.8.8.8"
            })
    void letsPublicAddressesPass(String address) {
        assertThat(guard.refusal(InetAddress.ofLiteral(address))).isEmpty();
    }

    @Test
    void refusesAMappedAddressThatJavaKeepsAsIpv6() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};

        Inet6Address address = Inet6Address.getByAddress("disguised", mapped, 0);

        assertThat(guard.refusal(address)).contains("loopback");
    }

    @Test
    void allowListLetsExactlyItsBlocksPass() {
        AddressGuard allowing = new AddressGuard(List.of(Cidr.parse("10.1.0.0/16"), Cidr.parse("::1")));

        assertThat(allowing.refusal(InetAddress.ofLiteral("10.1.2.3"))).isEmpty();
        assertThat(allowing.refusal(InetAddress.ofLiteral("::ffff:10.1.2.3"))).isEmpty();
        assertThat(allowing.refusal(InetAddress.ofLiteral("::1"))).isEmpty();
        assertThat(allowing.refusal(InetAddress.ofLiteral("10.2.0.0"))).contains("private");
        assertThat(allowing.refusal(InetAddress.ofLiteral("127.0.0.1"))).contains("loopback");
        assertThat(allowing.refusal(InetAddress.ofLiteral("64:ff9b::10.2.0.1"))).contains("private within IPv6");
    }
}

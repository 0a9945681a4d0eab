package io.languard.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.settings.Cidr;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final AddressRules STRICT = new AddressRules(false);
    private static final AddressRules PRIVATE = new AddressRules(true);

    private static InetAddress address(String text) {
        return Cidr.parseAddress(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "fe80::1",
                "febf::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::169.254.169.254",
                "64:ff9b::6464:64c8",
                "64:ff9b:1::169.254.169.254",
                "64:ff9b:1:a9fe:a9:fe00::",
                "2002:a9fe:a9fe::1",
                "2001:0:4136:e378:8000:63bf:5601:5601",
                "2600::5efe:169.254.169.254"
            })
    void neverReachesLinkLocalAndMetadataAddresses(String text) {
        assertThat(STRICT.problem(address(text))).contains("link-local or metadata");
        assertThat(PRIVATE.problem(address(text))).contains("link-local or metadata");
    }

    @ParameterizedTest
    @ValueSource(strings = {"224.0.0.1", "239.255.255.255", "255.255.255.255", "ff02::1", "64:ff9b::224.0.0.1"})
    void neverReachesMulticastAddresses(String text) {
        assertThat(STRICT.problem(address(text))).contains("multicast");
        assertThat(PRIVATE.problem(address(text))).contains("multicast");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.1",
                "198.18.0.1",
                "240.0.0.1",
                "::",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "::ffff:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::8.8.8.8",
                "2002:7f00:1::1",
                "2001:db8::1",
                "100::1"
            })
    void reachesPrivateAddressesOnlyIfTheSettingPermits(String text) {
        assertThat(STRICT.problem(address(text))).contains("LANGUARD_WEBHOOK_PRIVATE");
        assertThat(PRIVATE.problem(address(text))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "162.159.135.232",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "169.253.0.1",
                "2606:4700::6810:84e5",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void reachesPublicAddresses(String text) {
        assertThat(STRICT.problem(address(text))).isNull();
    }

    @Test
    void judgesEveryMeaningOfAnAddress() {
        assertThat(STRICT.problem(address("2600::5efe:10.0.0.1"))).contains("private");
        assertThat(STRICT.problem(address("2600::5efe:8.8.8.8"))).isNull();
    }
}

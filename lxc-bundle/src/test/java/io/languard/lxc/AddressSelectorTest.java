package io.languard.lxc;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.lxc.engine.InstanceAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSelectorTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1 10.0.3.5, 10.0.3.5",
        "10.0.3.5 8.8.4.4, 8.8.4.4",
        "8.8.4.4 10.0.3.5, 8.8.4.4",
        "169.254.7.7 192.168.1.2 172.16.0.1, 192.168.1.2",
        "100.64.0.1 172.32.0.1, 172.32.0.1",
        "fd42::1 fe80::1 2001:db8::1 10.1.1.1, 10.1.1.1",
    })
    void prefersGlobalAddressesAndSkipsUnusableOnes(String addresses, String best) {
        assertThat(best(addresses)).isEqualTo(best);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "169.254.1.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "fe80::1", "2001:db8::1"})
    void selectsNothingIfAllAreUnusable(String addresses) {
        assertThat(best(addresses)).isNull();
    }

    @Test
    void prefersEngineAddressesToBridgesInside() {
        InstanceAddress docker = new InstanceAddress("172.17.0.1", false);
        InstanceAddress eth0 = new InstanceAddress("10.0.3.9", true);

        assertThat(AddressSelector.select(List.of(docker, eth0))).contains("10.0.3.9");
        assertThat(AddressSelector.select(List.of(docker))).contains("172.17.0.1");
    }

    private static String best(String addresses) {
        return AddressSelector.select(Arrays.stream(addresses.split(" "))
                        .map(text -> new InstanceAddress(text, true))
                        .toList())
                .orElse(null);
    }
}

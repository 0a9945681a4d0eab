package io.languard.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRedactorTest {

    @ParameterizedTest
    @ValueSource(strings = {"address", "ip", "ip_address", "network_address", "remote_address", "client_address"})
    void namesThatSayAddressGoWithWhateverTheyHold(String name) {
        assertThat(AddressRedactor.redact(Map.of(name, "somewhere", "name", "One")))
                .isEqualTo(Map.of("name", "One"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.9",
                "203.0.113.9:2302",
                "203.0.113.0/24",
                "2001:db8::9",
                "[2001:db8::9]",
                "[2001:db8::9]:2302",
                " 203.0.113.9 "
            })
    void textsThatAreAddressesGoWhereverTheyStand(String address) {
        Map<String, Object> detail = Map.of(
                "guid",
                address,
                "list",
                List.of(address, "x"),
                "deep",
                Map.of("list", List.of(Map.of("guid", address))));
        assertThat(AddressRedactor.redact(detail))
                .isEqualTo(Map.of("list", List.of("x"), "deep", Map.of("list", List.of(Map.of()))));
    }

    @Test
    void otherValuesAreRetained() {
        Map<String, Object> detail = new HashMap<>();
        detail.put("exit_code", null);
        detail.put("guid", "0123456789abcdef0123456789abcdef");
        detail.put("version", "1.2.3");
        detail.put("list", Arrays.asList(null, 1, true, "a/24", "12:30"));
        detail.put("path", "/etc/24");
        assertThat(AddressRedactor.redact(detail)).isEqualTo(detail);
    }
}

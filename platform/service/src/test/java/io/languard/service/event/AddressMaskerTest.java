package io.languard.service.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressMaskerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Player #0 One (203.0.113.9:2304) connected | Player #0 One (***) connected",
                "ACTION[Server]: One [203.0.113.9] joins game. | ACTION[Server]: One [***] joins game.",
                "One [::ffff:203.0.113.9] joins game. | One [***] joins game.",
                "One [fe80::1%eth0] joins game. | One [***] joins game.",
                "from [2001:db8::9]:30000, again | from [***], again",
                "12:30:45 2001:db8::9: hello | 12:30:45 ***: hello",
                "2001:db8:0:0:0:0:0:9 | ***",
                "2001:db8::9/64 and 203.0.113.0/24 | *** and ***",
                "src:fe80::1 addr:2001:db8::9 ip=203.0.113.9; | src:*** addr:*** ip=***;",
                "12:30:45:203.0.113.9 left | 12:30:45:*** left",
                "tcpdump 203.0.113.9.2304 > 198.51.100.7.53: UDP | tcpdump *** > ***: UDP",
                "203.000.113.009 | ***",
                "(203.0.113.9). ...203.0.113.9... | (***). ...***...",
                "ban 203.0.113.9 0 cheats at fdab:cdef::b | ban *** 0 cheats at ***",
                "\u001B[31m203.0.113.9\u001B[0m \u001B[31m2001:db8::9 \u001BE2001:db8::9 | \u001B[31m***\u001B[0m \u001B[31m*** \u001BE***",
                "Version [203.0.113.9] version 203.0.113.9:2304 | Version [***] version ***",
                "::1 and 127.0.0.1 | *** and ***",
            })
    void masksAddressesInText(String text, String masked) {
        assertThat(AddressMasker.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Arma 3 Console version 2.14.150957 x64",
                "BattlEye Server: v1.220 initialized",
                "CBA 3.15.8.220912 loaded, v1.2.3.4, V1.2.3.4",
                "ACE is version 3.16.3.83.",
                "Version: 1.2.3.4, release \"10.0.0.1\", build=2.3.4.5",
                "oid 1.3.6.1.4.1.343",
                "12:30:45 at 2026-11-29T12:30:45.123Z, 1:02:03:04",
                "position [1234.5,678.9,0.1] 1.5.2",
                "ServerEnvironment::step() abc::define Face::add std::dec a:: b",
                "Server listening on 0.0.0.0:30000 and [::]:30000.",
                "00:1a:2b:3c:4d:5e",
                "300.1.2.3 1.2.3 256.256.256.256"
            })
    void leavesOtherTextAlone(String text) {
        assertThat(AddressMasker.mask(text)).isSameAs(text);
    }

    @Test
    void aLongLineTakesLinearTime() {
        String text = "1:".repeat(200_000) + "1.".repeat(200_000) + ":".repeat(200_000) + "203.0.113.9";
        assertThat(AddressMasker.mask(text)).doesNotContain("203.0.113.9");
    }
}

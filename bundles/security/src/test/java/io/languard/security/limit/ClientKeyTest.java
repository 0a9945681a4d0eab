package io.languard.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.ports.user.RateLimitedException;
import org.junit.jupiter.api.Test;

class ClientKeyTest {

    @Test
    void oneIpv6NetworkIsOneClient() {
        assertThat(ClientKey.of("2001:db8:0:1::1")).isEqualTo(ClientKey.of("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assertThat(ClientKey.of("[2001:db8:0:1::1]")).isEqualTo(ClientKey.of("2001:0DB8:0:1::2%eth0"));
        assertThat(ClientKey.of("2001:db8:0:1::1")).isNotEqualTo(ClientKey.of("2001:db8:0:2::1"));
    }

    @Test
    void ipv4IsOneAddressHoweverItIsWritten() {
        assertThat(ClientKey.of("10.0.0.1")).isNotEqualTo(ClientKey.of("10.0.0.2"));
        assertThat(ClientKey.of("::ffff:10.0.0.1")).isEqualTo(ClientKey.of("10.0.0.1"));
    }

    @Test
    void whatIsNoAddressStandsForItself() {
        assertThat(ClientKey.of("0123456789abcdef")).isEqualTo("0123456789abcdef");
        assertThat(ClientKey.of("no:address")).isEqualTo("no:address");
        assertThat(ClientKey.of(null)).isEqualTo(ClientKey.of(" "));
    }

    @Test
    void limitsCountClientsRatherThanAddresses() {
        LoginLimit logins = new LoginLimit(1, System::nanoTime);
        logins.count("2001:db8::1");
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> logins.count("2001:db8::2"));
        RequestLimits requests = new RequestLimits(1, System::nanoTime);
        requests.count("2001:db8::1");
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> requests.count("2001:db8::2"));
    }
}

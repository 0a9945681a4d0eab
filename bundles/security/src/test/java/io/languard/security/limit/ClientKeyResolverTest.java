package io.languard.security.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.service.user.RateLimitedException;
import org.junit.jupiter.api.Test;

class ClientKeyResolverTest {

    @Test
    void mapsAnIpv6NetworkToOneKey() {
        assertThat(ClientKeyResolver.resolve("2001:db8:0:1::1"))
                .isEqualTo(ClientKeyResolver.resolve("2001:db8:0:1:ffff:ffff:ffff:ffff"));
        assertThat(ClientKeyResolver.resolve("[2001:db8:0:1::1]"))
                .isEqualTo(ClientKeyResolver.resolve("2001:0DB8:0:1::2%eth0"));
        assertThat(ClientKeyResolver.resolve("2001:db8:0:1::1"))
                .isNotEqualTo(ClientKeyResolver.resolve("2001:db8:0:2::1"));
    }

    @Test
    void mapsIpv4AndMappedIpv6ToTheSameKey() {
        assertThat(ClientKeyResolver.resolve("10.0.0.1")).isNotEqualTo(ClientKeyResolver.resolve("10.0.0.2"));
        assertThat(ClientKeyResolver.resolve("::ffff:10.0.0.1")).isEqualTo(ClientKeyResolver.resolve("10.0.0.1"));
    }

    @Test
    void returnsOtherTextUnchanged() {
        assertThat(ClientKeyResolver.resolve("0123456789abcdef")).isEqualTo("0123456789abcdef");
        assertThat(ClientKeyResolver.resolve("no:address")).isEqualTo("no:address");
        assertThat(ClientKeyResolver.resolve(null)).isEqualTo(ClientKeyResolver.resolve(" "));
    }

    @Test
    void limitersCountByResolvedKey() {
        LoginRateLimiter logins = new LoginRateLimiter(1, System::nanoTime);
        logins.acquire("2001:db8::1");
        assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> logins.acquire("2001:db8::2"));
        RequestRateLimiter requests = new RequestRateLimiter(1, System::nanoTime);
        requests.acquireForAddress("2001:db8::1");
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> requests.acquireForAddress("2001:db8::2"));
        requests.acquireForToken("2001:db8::1");
    }
}

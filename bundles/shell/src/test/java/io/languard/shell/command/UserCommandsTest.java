package io.languard.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.shell.ShellFixture;
import io.languard.shell.session.LineRunner;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCommandsTest {

    private final ShellFixture shell = new ShellFixture();

    @Test
    void setsShowsAndRemovesGrants() throws Exception {
        assertThat(shell.run("user-grants eve 1=server.power,server.view all=mods.manage"))
                .isZero();
        assertThat(shell.accounts.granted.get(2))
                .containsExactly(
                        new Grant(1, Set.of(Permission.SERVER_VIEW, Permission.SERVER_POWER)),
                        Grant.everywhere(Set.of(Permission.MODS_MANAGE)));
        assertThat(shell.run("user-grants eve")).isZero();
        assertThat(shell.out).contains("1       server.view, server.power").contains("all     mods.manage");
        assertThat(shell.run("user-grants eve --json")).isZero();
        assertThat(shell.out).contains("\"server_id\" : 1").contains("\"server.power\"");
        assertThat(shell.run("user-grants eve --none")).isZero();
        assertThat(shell.accounts.granted.get(2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x=server.view", "server.view", "1=", "1=server.fly", "1=server.view --none"})
    void rejectsMalformedGrants(String grants) throws Exception {
        assertThat(shell.run("user-grants eve " + grants)).isEqualTo(LineRunner.USAGE_ERROR);
        assertThat(shell.accounts.calls).isEmpty();
    }

    @Test
    void resetsTwoFactorLogin() throws Exception {
        assertThat(shell.run("totp-reset eve")).isZero();
        assertThat(shell.out).contains("User eve has no two-factor login.");
        assertThat(shell.totp.calls).containsExactly("admin totp-reset 2");
        assertThat(shell.run("totp-reset nobody")).isEqualTo(1);
    }

    @Test
    void disablesAndEnablesUsers() throws Exception {
        assertThat(shell.run("user-disable eve && users")).isZero();
        assertThat(shell.out).contains("User eve is disabled.").contains("true");
        assertThat(shell.run("user-enable eve")).isZero();
        assertThat(shell.accounts.calls).containsExactly("admin user-disable eve", "admin user-enable eve");
    }

    @Test
    void createsListsAndDeletesKeys() throws Exception {
        assertThat(shell.run("key-add ci 1=server.view --expires 2027-01-31T00:00:00Z --networks 10.0.0.0/8,::1"))
                .isZero();
        assertThat(shell.out).isEqualTo("lgk_ci\n");
        assertThat(shell.apiKeys.keys).singleElement().satisfies(key -> {
            assertThat(key.grants()).containsExactly(new Grant(1, Set.of(Permission.SERVER_VIEW)));
            assertThat(key.expiresAt()).isEqualTo(Instant.parse("2027-01-31T00:00:00Z"));
            assertThat(key.allowedNetworks()).isEqualTo(List.of("10.0.0.0/8", "::1"));
        });
        assertThat(shell.run("keys")).isZero();
        assertThat(shell.out).contains("1=server.view").doesNotContain("lgk_");
        assertThat(shell.run("key-add ci2 --json")).isZero();
        assertThat(shell.out).contains("\"key\" : \"lgk_ci2\"").contains("\"name\" : \"ci2\"");
        assertThat(shell.run("key-del 1")).isZero();
        assertThat(shell.apiKeys.keys).hasSize(1);
        assertThat(shell.run("key-add x --expires tomorrow")).isEqualTo(LineRunner.USAGE_ERROR);
    }
}

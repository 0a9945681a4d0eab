package io.languard.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.shell.ShellFixture;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of users who are not admins. */
class RestrictedLineTest {

    private final ShellFixture shell = new ShellFixture();

    private void actAs(Integer serverId, Permission... permissions) {
        shell.actor = new Actor("eve", List.of(new Grant(serverId, Set.of(permissions))));
    }

    @Test
    void runsWhatIsPermitted() throws Exception {
        actAs(1, Permission.SERVER_VIEW, Permission.SERVER_POWER);

        assertThat(shell.run("stop 1 --reason 'not now; later' ; servers --json && games"))
                .isZero();

        assertThat(shell.servers.calls).containsExactly("eve stop 1 false not now; later");
        assertThat(shell.out).contains("\"id\" : 1").contains("Arma 3");
    }

    @Test
    void namesTheMissingPermission() throws Exception {
        actAs(1, Permission.SERVER_VIEW);

        assertThat(shell.run("kill 1")).isEqualTo(LineRunner.FAILED);

        assertThat(shell.err).isEqualTo("Requires the permission server.power\n");
        assertThat(shell.servers.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lb",
                "felix:lb",
                "gogo:echo x",
                "servers | grep x",
                "servers &",
                "$.context bundles",
                "('a' getClass) getName",
                "{servers}",
                "x = 1",
                "nonsense"
            })
    void nothingElseIsInterpreted(String line) throws Exception {
        Set<Permission> almostAll = EnumSet.complementOf(EnumSet.of(Permission.SERVER_BACKUPS));
        shell.actor = new Actor("eve", List.of(Grant.everywhere(almostAll)));

        assertThat(shell.run(line)).isEqualTo(LineRunner.USAGE_ERROR);

        assertThat(shell.out).isEmpty();
        assertThat(shell.err).matches("(Unknown command '.*'|Pipes and background jobs are for admins only)\n");
    }

    @Test
    void valuesAreNotExpanded() throws Exception {
        actAs(null, Permission.SERVER_VIEW, Permission.SERVER_POWER);

        assertThat(shell.run("stop 1 --reason $TERM")).isZero();
        assertThat(shell.run("stop 1 --reason (servers)")).isZero();

        assertThat(shell.servers.calls).containsExactly("eve stop 1 false $TERM", "eve stop 1 false (servers)");
    }

    @Test
    void helpListsWhatIsPermitted() throws Exception {
        actAs(1, Permission.SERVER_VIEW);
        shell.run("help");
        assertThat(shell.out).contains("servers").contains("games").doesNotContain("kill", "users", "Felix", "stop");
        assertThat(shell.run("help lb")).isEqualTo(LineRunner.USAGE_ERROR);

        shell.actor = Actor.user("admin", Role.ADMIN);
        shell.run("help");
        assertThat(shell.out).contains("kill", "users", "Felix commands");
    }
}

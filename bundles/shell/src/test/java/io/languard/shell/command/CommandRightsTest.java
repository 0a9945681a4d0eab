package io.languard.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.shell.ShellFixture;
import io.languard.shell.session.LineRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calls every command with every permission, on one server and everywhere. */
class CommandRightsTest {

    private static final String EXPECTED =
            """
            adapters       system.manage
            backup         server.backups
            backup-del     server.backups
            backup-policy  server.view
            backup-restore server.backups
            backups        server.view
            ban            server.players
            capabilities   -
            config         server.view
            config-import  system.manage
            create         servers.create
            db             system.manage
            delete         server.delete
            events         server.view system.manage
            games          -
            help           -
            job            server.view system.manage
            job-cancel     server.view system.manage
            jobs           server.view system.manage
            key-add        -
            key-del        -
            keys           -
            kick           server.players
            kill           server.power
            logs           server.view
            passwd         users.manage
            players        server.view
            rcon           server.console
            restart        server.power
            say            server.console
            schedule-add   server.schedules
            schedule-del   server.schedules
            schedule-disable server.schedules
            schedule-enable server.schedules
            schedule-run   server.schedules
            schedule-runs  server.view
            schedules      server.view
            server         server.view
            servers        server.view
            start          server.power
            status         -
            stop           server.power
            stop-all       system.manage
            user-add       users.manage
            totp-reset     users.manage
            user-del       users.manage
            user-disable   users.manage
            user-enable    users.manage
            user-grants    users.manage
            users          users.manage
            webhook-add    system.manage
            webhook-del    system.manage
            webhook-deliveries system.manage
            webhook-set    system.manage
            webhook-test   system.manage
            webhooks       system.manage
            why            system.manage
            world-console  server.view worlds.manage
            world-delete   worlds.manage
            world-freeze   worlds.manage
            world-start    worlds.manage
            world-stop     worlds.manage
            world-thaw     worlds.manage
            worlds         server.view worlds.manage
            worlds-cleanup worlds.manage
            """;

    private final ShellFixture shell = new ShellFixture();

    /** Returns the sufficient permissions by command; none if everyone may use it. */
    private static Map<String, Set<String>> expected() {
        return EXPECTED.lines()
                .map(line -> List.of(line.split(" +")))
                .collect(Collectors.toMap(
                        words -> words.get(0),
                        words -> Set.copyOf(words.subList(1, words.size())).stream()
                                .filter(word -> !word.equals("-"))
                                .collect(Collectors.toSet()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    @Test
    void everyCommandHasAnExpectation() throws Exception {
        shell.run("help --json");
        assertThat(expected().keySet())
                .allSatisfy(command -> assertThat(shell.out).contains("\"command\" : \"" + command + "\""));
        assertThat(shell.out.lines().filter(line -> line.contains("\"command\"")))
                .hasSize(expected().size());
    }

    @Test
    void aPermissionOpensItsCommandsAndNoOthers() throws Exception {
        for (Permission permission : Permission.values()) {
            for (Integer server : Arrays.asList(1, null)) {
                shell.actor = new Actor("eve", List.of(new Grant(server, Set.of(permission))));
                for (Map.Entry<String, Set<String>> command : expected().entrySet()) {
                    boolean permitted =
                            command.getValue().isEmpty() || command.getValue().contains(permission.wireName());
                    assertThat(shell.run(command.getKey() + " --help"))
                            .as(permission.wireName() + " " + command.getKey())
                            .isEqualTo(permitted ? LineRunner.SUCCEEDED : LineRunner.FAILED);
                    if (!permitted) {
                        assertThat(shell.err).startsWith("Requires the permission ");
                    }
                }
            }
        }
    }

    @Test
    void anAdminMayUseAllCommands() throws Exception {
        shell.actor = Actor.user("admin", Role.ADMIN);
        for (String command : expected().keySet()) {
            assertThat(shell.run(command + " --help")).as(command).isZero();
        }
    }
}

package io.languard.testkit.console;

import io.languard.api.GameType;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.RemoteAdmin;
import io.languard.toolkit.console.ConsoleRemoteAdmin;
import org.osgi.service.component.annotations.Component;

/** Sends commands to the standard input of the console game. */
@Component(service = {RemoteAdmin.class, GracefulShutdown.class})
@GameType(ConsoleGameAdapter.GAME_TYPE)
public final class ConsoleGameRemoteAdmin extends ConsoleRemoteAdmin {

    public ConsoleGameRemoteAdmin() {
        super("stop");
    }
}

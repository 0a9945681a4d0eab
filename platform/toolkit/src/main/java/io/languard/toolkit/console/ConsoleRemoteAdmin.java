package io.languard.toolkit.console;

import io.languard.api.GameServer;
import io.languard.api.process.ConsoleInput;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import java.util.concurrent.CompletionStage;

/**
 * Remote admin of a game that reads commands from its standard input and is shut down by one of them. The launcher of
 * the game must request a standard input (see {@link io.languard.api.process.LaunchCommand#withStandardInput}).
 *
 * <p>The response to every command is empty; what the game prints appears in its log. To use this class, extend it and
 * register the component for both of its interfaces:
 *
 * <pre>
 * &#64;Component(service = {RemoteAdmin.class, GracefulShutdown.class})
 * &#64;GameType("chess")
 * public final class ChessConsole extends ConsoleRemoteAdmin {
 *     public ChessConsole() {
 *         super("stop");
 *     }
 * }
 * </pre>
 */
public class ConsoleRemoteAdmin implements RemoteAdmin, GracefulShutdown {

    private final String shutdownLine;

    /**
     * Creates a remote admin.
     *
     * @param shutdownLine the command that shuts the game down, such as {@code stop}
     */
    public ConsoleRemoteAdmin(String shutdownLine) {
        this.shutdownLine = shutdownLine;
    }

    @Override
    public RemoteSession open(GameServer server, RemoteListener listener) {
        RemoteSession session = new ConsoleSession(ConsoleInput.of(server));
        listener.connectionChanged(true);
        return session;
    }

    /** Returns {@link ShutdownIntent#STOP} for the command that shuts the game down. */
    @Override
    public ShutdownIntent shutdownIntent(String command) {
        return command.strip().equals(shutdownLine) ? ShutdownIntent.STOP : ShutdownIntent.NONE;
    }

    @Override
    public CompletionStage<Void> shutdown(RemoteSession session) {
        return session.command(shutdownLine).thenAccept(response -> {});
    }
}

package io.languard.core;

import io.languard.api.GameServer;
import io.languard.api.player.Player;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteCommand;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A remote admin with all parts, whose responses are set by the test. */
public final class ScriptedRemoteAdmin
        implements RemoteAdmin, PlayerLister, PlayerKicker, PlayerBanner, MessageBroadcaster, GracefulShutdown {

    /** Whether a session connects as soon as it is opened. */
    public volatile boolean connects = true;

    public volatile List<Player> players = List.of();

    public volatile List<RemoteCommand> commands = List.of();

    /** While set, queries for the players are ignored. */
    public volatile boolean silent;

    public volatile int ignored;

    /** Everything that was sent, in text form. */
    public final List<String> sent = new CopyOnWriteArrayList<>();

    public volatile Function<String, CompletionStage<String>> response =
            command -> CompletableFuture.completedFuture("done: " + command);

    /** Runs when a player is banned. */
    public volatile Runnable onBan = () -> {};

    public volatile RemoteListener listener;
    public volatile int opened;

    /** The server for which the latest session was opened. */
    public volatile GameServer openedFor;

    public volatile int closed;

    /** Whether the next call of {@code open} blocks until it is interrupted, and opens the session nevertheless. */
    public volatile boolean hangsAtOpen;

    /** While set, {@code close} blocks on it. */
    public volatile CountDownLatch hangsAtClose;

    @Override
    public RemoteSession open(GameServer server, RemoteListener sessionListener) {
        openedFor = server;
        opened++;
        listener = sessionListener;
        if (hangsAtOpen) {
            hangUntilInterrupted();
        }
        if (connects) {
            sessionListener.connectionChanged(true);
        }
        return new ScriptedRemoteSession(sessionListener);
    }

    @Override
    public ShutdownIntent shutdownIntent(String command) {
        return switch (command.strip()) {
            case "#shutdown" -> ShutdownIntent.STOP;
            case "#restartserver" -> ShutdownIntent.RESTART;
            default -> ShutdownIntent.NONE;
        };
    }

    @Override
    public List<RemoteCommand> commands() {
        return commands;
    }

    @Override
    public CompletionStage<Void> say(RemoteSession session, String message) {
        return done("say " + message);
    }

    @Override
    public CompletionStage<List<Player>> players(RemoteSession session) {
        if (silent) {
            ignored++;
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture(players);
    }

    @Override
    public CompletionStage<Void> kick(RemoteSession session, Player player, String reason) {
        return done("kick " + player.slotId() + " " + reason);
    }

    @Override
    public CompletionStage<Void> ban(RemoteSession session, Player player, Duration duration, String reason) {
        onBan.run();
        return done("ban " + player.slotId() + " " + duration + " " + reason);
    }

    @Override
    public CompletionStage<Void> shutdown(RemoteSession session) {
        return CompletableFuture.failedFuture(new IllegalStateException("not today"));
    }

    private void hangUntilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            hangsAtOpen = false;
        }
    }

    private CompletionStage<Void> done(String what) {
        sent.add(what);
        return CompletableFuture.completedFuture(null);
    }

    private final class ScriptedRemoteSession implements RemoteSession {

        private final RemoteListener sessionListener;

        ScriptedRemoteSession(RemoteListener sessionListener) {
            this.sessionListener = sessionListener;
        }

        @Override
        public CompletionStage<String> command(String command) {
            sent.add(command);
            return response.apply(command);
        }

        @Override
        public void close() {
            CountDownLatch latch = hangsAtClose;
            if (latch != null) {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            closed++;
            sessionListener.connectionChanged(false);
        }
    }
}

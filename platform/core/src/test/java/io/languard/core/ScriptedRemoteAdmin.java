package io.languard.core;

import io.languard.api.GameServer;
import io.languard.api.player.Player;
import io.languard.api.remote.RemoteAdmin;
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

/** Remote admin of a game that says what a test tells it to say. */
public final class ScriptedRemoteAdmin implements RemoteAdmin {

    /** Whether a session is connected as soon as it is open. */
    public volatile boolean connects = true;

    public volatile List<Player> players = List.of();

    /** While set, the question for the players is not answered. */
    public volatile boolean silent;

    public volatile int unanswered;

    /** Everything that was sent, as text. */
    public final List<String> sent = new CopyOnWriteArrayList<>();

    public volatile Function<String, CompletionStage<String>> answer =
            command -> CompletableFuture.completedFuture("done: " + command);

    /** Done in the game when it bans. */
    public volatile Runnable onBan = () -> {};

    public volatile RemoteListener listener;
    public volatile int opened;
    public volatile int closed;

    /** While set, {@code close} waits for it. */
    public volatile CountDownLatch hangsAtClose;

    @Override
    public RemoteSession open(GameServer server, RemoteListener told) {
        opened++;
        listener = told;
        if (connects) {
            told.connectionChanged(true);
        }
        return new ScriptedRemoteSession(told);
    }

    @Override
    public ShutdownIntent shutdownIntent(String command) {
        return switch (command.strip()) {
            case "#shutdown" -> ShutdownIntent.STOP;
            case "#restartserver" -> ShutdownIntent.RESTART;
            default -> ShutdownIntent.NONE;
        };
    }

    private final class ScriptedRemoteSession implements RemoteSession {

        private final RemoteListener told;

        ScriptedRemoteSession(RemoteListener told) {
            this.told = told;
        }

        @Override
        public CompletionStage<String> command(String command) {
            sent.add(command);
            return answer.apply(command);
        }

        @Override
        public CompletionStage<Void> say(String message) {
            return done("say " + message);
        }

        @Override
        public CompletionStage<List<Player>> players() {
            if (silent) {
                unanswered++;
                return new CompletableFuture<>();
            }
            return CompletableFuture.completedFuture(players);
        }

        @Override
        public CompletionStage<Void> kick(Player player, String reason) {
            return done("kick " + player.slotId() + " " + reason);
        }

        @Override
        public CompletionStage<Void> ban(Player player, Duration duration, String reason) {
            onBan.run();
            return done("ban " + player.slotId() + " " + duration + " " + reason);
        }

        @Override
        public CompletionStage<Void> shutdown() {
            return CompletableFuture.failedFuture(new IllegalStateException("not today"));
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
            told.connectionChanged(false);
        }

        private CompletionStage<Void> done(String what) {
            sent.add(what);
            return CompletableFuture.completedFuture(null);
        }
    }
}

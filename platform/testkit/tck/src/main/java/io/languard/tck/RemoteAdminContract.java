package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogItem;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteListener;
import io.languard.api.remote.RemoteSession;
import io.languard.api.remote.ShutdownIntent;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract for a server that is not running. The adapter's own tests must cover running servers. */
abstract class RemoteAdminContract extends CapabilityContract<RemoteAdmin> {

    private static final int PATIENCE = 15;

    RemoteAdminContract() {
        super(RemoteAdmin.class);
    }

    @Test
    void requestsToAnUnreachableServerFailWithinTheTimeLimit() throws Exception {
        ifSupported(() -> {
            try (RemoteSession session = open()) {
                isUnavailable(session.command("status"));
                isUnavailable(session.say("hello"));
                isUnavailable(session.players());
                isUnavailable(session.shutdown());
            }
        });
    }

    @Test
    void aClosedSessionRejectsCommandsAndCanBeClosedAgain() throws Exception {
        ifSupported(() -> {
            RemoteSession session = open();
            session.close();
            session.close();
            isUnavailable(session.command("status"));
        });
    }

    @Test
    void pendingRequestsFailWhenTheSessionIsClosed() throws Exception {
        ifSupported(() -> {
            RemoteSession session = open();
            CompletionStage<String> answer = session.command("status");
            session.close();
            isUnavailable(answer);
        });
    }

    @Test
    void anyTextHasAShutdownIntent() throws Exception {
        ifSupported(() -> {
            for (String text : new String[] {"", " ", "status", "#shutdown", "a\nb", "\u0000"}) {
                ShutdownIntent effect = call(admin -> admin.shutdownIntent(text));
                assertThat(effect).as(text).isNotNull();
            }
        });
    }

    private RemoteSession open() throws Exception {
        GameServer server = server().build();
        return call(admin -> admin.open(server, new NoOpRemoteListener()));
    }

    private static void isUnavailable(CompletionStage<?> stage) throws Exception {
        try {
            stage.toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(LanguardException.class);
            assertThat(((LanguardException) e.getCause()).code()).isEqualTo(ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
            return;
        }
        throw new AssertionError("The session answered although no server is running");
    }

    private static final class NoOpRemoteListener implements RemoteListener {
        @Override
        public void connectionChanged(boolean connected) {
            // The contract tests do not check notifications.
        }

        @Override
        public void received(LogItem item) {
            // The contract tests do not check notifications.
        }

        @Override
        public void playersChanged() {
            // The contract tests do not check notifications.
        }
    }
}

package io.languard.tck;

import io.languard.api.remote.RemoteSession;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The contract of an optional part of remote admin, for a server that is not running. */
abstract class RemotePartContract<C> extends CapabilityContract<C> {

    RemotePartContract(Class<C> type) {
        super(type);
    }

    /** Uses the part with ordinary values. */
    abstract CompletionStage<?> use(C part, RemoteSession session);

    @Test
    void aRequestToAnUnreachableServerFailsWithinTheTimeLimit() throws Exception {
        ifSupported(() -> {
            try (RemoteSession session = open()) {
                RemoteAdminContract.isUnavailable(call(part -> use(part, session)));
            }
        });
    }

    @Test
    void aRequestWithAClosedSessionFails() throws Exception {
        ifSupported(() -> {
            RemoteSession session = open();
            session.close();
            RemoteAdminContract.isUnavailable(call(part -> use(part, session)));
        });
    }

    private RemoteSession open() throws Exception {
        return RemoteAdminContract.open(game(), server().build());
    }
}

package io.languard.spi.server;

import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerStatus;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * A game server as it is stored.
 *
 * @param id 0 before it is stored
 * @param updatedAt when the definition last changed
 */
public record ServerRecord(
        int id, ServerDefinition definition, ServerRunState runState, Instant createdAt, Instant updatedAt) {

    /** The name in the definition. */
    public String name() {
        return definition.name();
    }

    /** The game type in the definition. */
    public String gameType() {
        return definition.gameType();
    }

    /** The status in the run state. */
    public ServerStatus status() {
        return runState.status();
    }

    /** Returns this record with another id. */
    public ServerRecord withId(int newId) {
        return new ServerRecord(newId, definition, runState, createdAt, updatedAt);
    }

    /** Returns this record with a changed definition. */
    public ServerRecord withDefinition(UnaryOperator<ServerDefinition> change, Instant now) {
        return new ServerRecord(id, change.apply(definition), runState, createdAt, now);
    }

    /** Returns this record with a changed run state. */
    public ServerRecord withRunState(UnaryOperator<ServerRunState> change) {
        return new ServerRecord(id, definition, change.apply(runState), createdAt, updatedAt);
    }
}

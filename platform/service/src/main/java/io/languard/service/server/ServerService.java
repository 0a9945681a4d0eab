package io.languard.service.server;

import io.languard.service.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Use cases for game servers. Thread-safe. Reading methods do not block: they return what is in memory. */
public interface ServerService {

    /**
     * Returns the servers that the actor may view, sorted by id.
     *
     * @param gameType only servers of this game, or {@code null} for all
     * @param status only servers with this status, or {@code null} for all
     */
    List<ServerView> list(Actor actor, @Nullable String gameType, @Nullable ServerStatus status);

    /** Returns one server. Throws {@code NOT_FOUND} if it does not exist. */
    ServerView get(Actor actor, int id);

    /**
     * Creates a server with the adapter's defaults in every config section.
     *
     * @throws io.languard.api.error.LanguardException {@code GAME_TYPE_NOT_FOUND}, {@code EXE_NOT_ALLOWED}, {@code
     *     PORT_IN_USE}, {@code CONFLICT}, {@code VALIDATION_ERROR}
     */
    CreationResult create(Actor actor, NewServer server);

    /** Changes a server. Throws the same errors as {@link #create}. */
    ServerView update(Actor actor, int id, ServerUpdate change);

    /** Deletes a server with its records and its directory. Throws {@code CONFLICT} while it has a process. */
    void delete(Actor actor, int id);
}

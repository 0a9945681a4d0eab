package io.languard.service.server;

import io.languard.service.user.Actor;
import java.util.List;

/** Use cases: the game servers that this platform knows. Answers from memory where it can; safe for many threads. */
public interface ServerService {

    /**
     * Servers by id.
     *
     * @param gameType only of this game; {@code null} for all
     * @param status only in this state; {@code null} for all
     */
    List<ServerView> list(String gameType, ServerStatus status);

    /** One server; {@code NOT_FOUND} if there is none. */
    ServerView get(int id);

    /**
     * Creates a server with the adapter's defaults in every config section.
     *
     * @throws io.languard.api.error.LanguardException {@code GAME_TYPE_NOT_FOUND}, {@code EXE_NOT_ALLOWED}, {@code
     *     PORT_IN_USE}, {@code CONFLICT}, {@code VALIDATION_ERROR}
     */
    CreationResult create(Actor actor, NewServer server);

    /** Changes a server; same errors as {@link #create}. */
    ServerView update(Actor actor, int id, ServerUpdate change);

    /** Removes a server that has no process, its rows and its directory; else {@code CONFLICT}. */
    void delete(Actor actor, int id);
}

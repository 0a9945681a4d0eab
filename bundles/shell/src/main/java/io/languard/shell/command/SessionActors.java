package io.languard.shell.command;

import io.languard.service.user.Actor;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.felix.service.command.CommandSession;
import org.osgi.service.component.annotations.Component;

/**
 * Maps shell sessions to the users they act for. The mapping is held here rather than in a session variable, which
 * the person at the shell could change.
 */
@Component(service = SessionActors.class)
public final class SessionActors {

    /**
     * Gogo copies variables with this prefix to nested sessions, which is the only purpose of this one. It holds an
     * instance of a private class, so it cannot be forged.
     */
    private static final String INHERITED = ".Languard.caller";

    /** The actor of sessions that were opened inside the platform, without a login. */
    private static final Actor PLATFORM = Actor.shell();

    private final Map<CommandSession, SessionActor> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    /** Sets the actor of a session and of the sessions nested in it. */
    public void set(CommandSession session, Actor actor) {
        SessionActor sessionActor = new SessionActor(actor);
        sessions.put(session, sessionActor);
        session.put(INHERITED, sessionActor);
    }

    /** Returns the actor of a session; {@link Actor#SHELL} if none was set. */
    public Actor of(CommandSession session) {
        SessionActor sessionActor = sessions.get(session);
        if (sessionActor == null && session.get(INHERITED) instanceof SessionActor inherited) {
            sessionActor = inherited;
        }
        return sessionActor == null ? PLATFORM : sessionActor.actor();
    }

    private record SessionActor(Actor actor) {

        @Override
        public String toString() {
            return actor.name();
        }
    }
}

package io.languard.shell.command;

import io.languard.service.user.Actor;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.felix.service.command.CommandSession;
import org.osgi.service.component.annotations.Component;

/**
 * In whose name a session's commands are done. Kept here and not in a variable of the session, which whoever types there
 * could set.
 */
@Component(service = SessionActors.class)
public final class SessionActors {

    /**
     * Gogo hands variables that begin like this on to sessions within the session, which is the only use of this one: it
     * holds an object of a class that nobody else can make.
     */
    private static final String INHERITED = ".Languard.caller";

    /** Whoever opens a session inside the platform, past every login. */
    private static final Actor PLATFORM = new Actor(Actor.SHELL);

    private final Map<CommandSession, SessionActor> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    /** Whatever this session does from now on, it does in this name. */
    public void set(CommandSession session, Actor actor) {
        SessionActor sessionActor = new SessionActor(actor);
        sessions.put(session, sessionActor);
        session.put(INHERITED, sessionActor);
    }

    /** In whose name this session acts. */
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

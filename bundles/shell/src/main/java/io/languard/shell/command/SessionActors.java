package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandSession;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

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

    /**
     * The actor of sessions that nobody has logged in to. Only code in the framework can open one, and such code can do
     * anything anyway.
     */
    private static final Actor DEFAULT_ACTOR = Actor.shell();

    private final Map<CommandSession, SessionActor> sessions = Collections.synchronizedMap(new WeakHashMap<>());

    /** Dynamic, so that an admin who updates a bundle from the shell does not lose the connection. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public volatile @Nullable Authorizer authorizer;

    /**
     * Sets the actor of a session and of the sessions nested in it.
     *
     * @param actor returns the actor with its rights at the moment of the call
     */
    public void set(CommandSession session, Supplier<Actor> actor) {
        SessionActor sessionActor = new SessionActor(actor);
        sessions.put(session, sessionActor);
        session.put(INHERITED, sessionActor);
    }

    /** Returns the actor of a session with its present rights; that of the local shell if none was set. */
    public Actor of(CommandSession session) {
        SessionActor sessionActor = sessions.get(session);
        if (sessionActor == null && session.get(INHERITED) instanceof SessionActor inherited) {
            sessionActor = inherited;
        }
        return sessionActor == null ? DEFAULT_ACTOR : sessionActor.actor().get();
    }

    /**
     * Returns whether a session may use everything, including the framework's own commands and the shell's language, with
     * which a person can do whatever the platform can.
     */
    public boolean isUnrestricted(CommandSession session) {
        return isUnrestricted(of(session));
    }

    /** Returns whether sessions of an actor are unrestricted. */
    public boolean isUnrestricted(Actor actor) {
        Authorizer decider = authorizer;
        return decider != null
                && Arrays.stream(Permission.values())
                        .allMatch(permission -> decider.isPermitted(actor, permission, null));
    }

    /** Returns whether an actor may use a shell: it has any right at all. */
    public boolean isAdmitted(Actor actor) {
        Authorizer decider = authorizer;
        return decider != null
                && Arrays.stream(Permission.values())
                        .anyMatch(permission -> decider.isPermittedSomewhere(actor, permission));
    }

    /** Returns whether the actor of a session may use a command, at least for some server. */
    public boolean mayUse(CommandSession session, ShellCommand command) {
        Actor actor = of(session);
        Authorizer decider = authorizer;
        return decider != null
                && (command.permissions().isEmpty()
                        || command.permissions().stream()
                                .anyMatch(permission -> decider.isPermittedSomewhere(actor, permission)));
    }

    private record SessionActor(Supplier<Actor> actor) {

        @Override
        public String toString() {
            return actor.get().name();
        }
    }
}

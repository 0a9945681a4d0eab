package io.languard.core.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.server.EndWish;
import io.languard.core.server.Fleet;
import io.languard.core.server.ManagedServer;
import io.languard.core.server.RemoteSessions;
import io.languard.ports.event.Events;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.remote.RemoteConsole;
import io.languard.ports.rule.Limits;
import io.languard.ports.rule.Rules;
import io.languard.ports.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The use cases of remote admin. */
@Component(service = RemoteConsole.class)
public class RemoteService implements RemoteConsole {

    /** How long a game that was told to end and no longer answers is given to be gone. */
    private static final Duration END = Duration.ofSeconds(2);

    private final Fleet fleet;
    private final RemoteSessions sessions;
    private final Events events;

    @Activate
    public RemoteService(@Reference Fleet fleet, @Reference RemoteSessions sessions, @Reference Events events) {
        this.fleet = fleet;
        this.sessions = sessions;
        this.events = events;
    }

    @Override
    public void require(int serverId) {
        sessions.require(fleet.require(serverId));
    }

    @Override
    public String command(Actor actor, int serverId, String command) {
        ManagedServer server = fleet.require(serverId);
        sessions.require(server);
        requireLine("command", command);
        sessions.requireRunning(server);
        EndWish wish = EndWish.of(sessions.effectOf(server, command), actor);
        CompletableFuture<?> end = server.ended();
        Map<String, Object> detail = new HashMap<>(Map.of("command", CommandMask.mask(command)));
        try {
            String answer = sessions.ask(server, session -> {
                if (wish == null) {
                    return session.command(command);
                }
                server.wishEnd(wish); // first, since the game may be gone before it answers
                return session.command(command)
                        .toCompletableFuture()
                        .applyToEither(end.thenApply(over -> ""), Function.identity());
            });
            audit(serverId, "remote_command", actor, detail);
            return answer == null ? "" : answer;
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.VALIDATION_ERROR) {
                server.wishEnd(null);
                throw e;
            }
            boolean obeyed = wish != null && isOver(end);
            if (!obeyed) {
                detail.put("error", e.code().name());
            }
            audit(serverId, "remote_command", actor, detail);
            if (obeyed) {
                return "";
            }
            throw e;
        }
    }

    @Override
    public void say(Actor actor, int serverId, String message) {
        ManagedServer server = fleet.require(serverId);
        sessions.require(server);
        requireLine("message", message);
        sessions.ask(server, session -> session.say(message));
        audit(serverId, "remote_say", actor, Map.of("message", message));
    }

    private static void requireLine(String field, String text) {
        new Rules().line(field, text == null ? "" : text, 1, Limits.MESSAGE).check();
    }

    private static boolean isOver(CompletableFuture<?> end) {
        try {
            end.get(END.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void audit(int serverId, String type, Actor actor, Map<String, Object> detail) {
        events.publish(new PlatformEvent.Audited(serverId, type, actor.name(), detail, Instant.now()));
    }
}

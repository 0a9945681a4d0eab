package io.languard.core.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.RemoteAdmin;
import io.languard.core.server.RequestedExit;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.event.AuditEvent;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlayerAuditEvent.RemoteCommand;
import io.languard.service.event.PlayerAuditEvent.RemoteSay;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.remote.RemoteOperation;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.validation.FieldLimits;
import io.languard.service.validation.FieldValidator;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of remote admin. */
@Component(service = RemoteConsoleService.class)
public class RemoteConsoleServiceImpl implements RemoteConsoleService {

    /** How long to wait for the exit of a game that was asked to shut down and no longer responds. */
    private static final Duration EXIT_TIMEOUT = Duration.ofSeconds(2);

    /** The maximum number of characters of a command's response; the rest is omitted. */
    static final int MAX_RESPONSE = 1024 * 1024;

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final RemoteSessionManager sessions;
    private final EventService eventService;

    @Activate
    public RemoteConsoleServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference RemoteSessionManager sessions,
            @Reference EventService eventService) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.sessions = sessions;
        this.eventService = eventService;
    }

    @Override
    public void require(Actor actor, int serverId, RemoteOperation operation) {
        authorizer.require(actor, Permission.SERVER_VIEW, serverId);
        sessions.require(serverRegistry.require(serverId), operation.capability());
    }

    @Override
    public String command(Actor actor, int serverId, String command) {
        authorizer.require(actor, Permission.SERVER_CONSOLE, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        sessions.require(server, RemoteAdmin.class);
        requireLine("command", command);
        sessions.requireRunning(server, RemoteAdmin.class);
        RequestedExit requested = RequestedExit.of(sessions.shutdownIntent(server, command));
        CompletableFuture<?> exit = server.onExit();
        String masked = CommandMasker.mask(command);
        try {
            String response = sessions.request(server, RemoteAdmin.class, (admin, session) -> {
                if (requested == null) {
                    return session.command(command).thenApply(RemoteConsoleServiceImpl::truncate);
                }
                server.requestExit(requested); // first, since the game may exit before it responds
                return session.command(command)
                        .thenApply(RemoteConsoleServiceImpl::truncate)
                        .toCompletableFuture()
                        .applyToEither(exit.thenApply(ended -> ""), Function.identity());
            });
            audit(serverId, actor, new RemoteCommand(masked, null));
            return response;
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.VALIDATION_ERROR) {
                server.withdrawExit(requested);
                throw e;
            }
            boolean obeyed = requested != null && hasExited(exit);
            audit(serverId, actor, new RemoteCommand(masked, obeyed ? null : e.codeName()));
            if (obeyed) {
                return "";
            }
            throw e;
        }
    }

    @Override
    public void say(Actor actor, int serverId, String message) {
        authorizer.require(actor, Permission.SERVER_CONSOLE, serverId);
        ServerInstance server = serverRegistry.require(serverId);
        sessions.require(server, MessageBroadcaster.class);
        requireLine("message", message);
        sessions.request(server, MessageBroadcaster.class, (broadcaster, session) -> broadcaster.say(session, message));
        audit(serverId, actor, new RemoteSay(message));
    }

    /** Returns the response, or its beginning and how much was omitted; an empty one instead of {@code null}. */
    private static String truncate(@Nullable String response) {
        if (response == null || response.length() <= MAX_RESPONSE) {
            return response == null ? "" : response;
        }
        return response.substring(0, MAX_RESPONSE) + "\n\u2026 (" + (response.length() - MAX_RESPONSE)
                + " more characters)";
    }

    private static void requireLine(String field, String text) {
        new FieldValidator()
                .line(field, text == null ? "" : text, 1, FieldLimits.MAX_MESSAGE_LENGTH)
                .check();
    }

    private static boolean hasExited(CompletableFuture<?> exit) {
        try {
            exit.get(EXIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
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

    private void audit(int serverId, Actor actor, AuditEvent event) {
        eventService.publish(PlatformEvent.Audited.now(serverId, actor, event));
    }
}

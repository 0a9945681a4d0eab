package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Handles the messages of one client, in order. Each message is processed before the next one, so a {@code pong}
 * proves that an earlier {@code subscribe} has taken effect.
 */
final class ClientMessageHandler {

    private final ClientConnection connection;
    private final Predicate<ClientConnection> verifySession;
    private final MessageAssembler texts = new MessageAssembler();
    private final MessageAssembler binaries = new MessageAssembler();
    private final MessageRateLimiter rateLimiter = new MessageRateLimiter(System.nanoTime());

    /**
     * @param verifySession returns whether the client's token is still valid; called before each message is processed
     */
    ClientMessageHandler(ClientConnection connection, Predicate<ClientConnection> verifySession) {
        this.connection = connection;
        this.verifySession = verifySession;
    }

    /** Handles a text message or a fragment of one. */
    void onText(String fragment, boolean last) {
        switch (append(texts, fragment, fragment.length(), last)) {
            case COMPLETE -> onMessage(texts.takeMessage());
            case TOO_LONG -> rejectTooLong(texts);
            default -> {}
        }
    }

    /**
     * Handles a binary message or a fragment of one.
     *
     * @param size the length of the fragment in bytes
     */
    void onBinary(int size, boolean last) {
        switch (append(binaries, null, size, last)) {
            case COMPLETE -> {
                binaries.takeMessage();
                process(() -> {
                    throw new LanguardException(ErrorCode.VALIDATION_ERROR, "Messages must be text");
                });
            }
            case TOO_LONG -> rejectTooLong(binaries);
            default -> {}
        }
    }

    private MessageAssembler.AssemblyState append(
            MessageAssembler assembler, @Nullable String fragment, int size, boolean last) {
        connection.recordActivity();
        MessageAssembler.AssemblyState state = assembler.add(fragment, size, last);
        if (state == MessageAssembler.AssemblyState.LIMIT_EXCEEDED) {
            connection.close(CloseStatus.MESSAGE_TOO_BIG);
        }
        return state;
    }

    private void rejectTooLong(MessageAssembler assembler) {
        assembler.takeMessage();
        process(() -> {
            throw new LanguardException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "The message is too long; the limit is " + MessageAssembler.MAX_LENGTH + " characters");
        });
    }

    private void onMessage(String text) {
        process(() -> {
            ClientCommand clientCommand = ClientCommand.parse(text);
            if (clientCommand instanceof ClientCommand.Subscribe subscribe) {
                connection.subscribe(subscribe.channels());
            } else if (clientCommand instanceof ClientCommand.Unsubscribe unsubscribe) {
                connection.unsubscribe(unsubscribe.channels());
            } else if (clientCommand instanceof ClientCommand.FollowLog follow) {
                connection.followLog(follow.serverId());
            } else if (clientCommand instanceof ClientCommand.UnfollowLog unfollow) {
                connection.unfollowLog(unfollow.serverId());
            } else {
                connection.send(MessageFactory.PONG);
            }
        });
    }

    private void process(Runnable message) {
        try {
            switch (rateLimiter.tryAcquire(System.nanoTime())) {
                case ACCEPTED -> {
                    if (verifySession.test(connection)) {
                        message.run();
                    }
                }
                case REJECTED ->
                    throw new LanguardException(
                            ErrorCode.RATE_LIMITED,
                            "At most " + MessageRateLimiter.PER_SECOND + " messages per second");
                case DISCONNECT -> connection.close(CloseStatus.RATE_LIMITED);
            }
        } catch (LanguardException e) {
            connection.send(MessageFactory.error(e.code(), e.getMessage()));
        }
    }
}

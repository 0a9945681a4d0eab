package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.Predicate;

/**
 * Listens to one client and answers it. Its messages come one after the other, and each is done with before the next, so a
 * {@code pong} proves that an earlier {@code subscribe} counts.
 */
final class ClientMessageHandler {

    private final ClientConnection clientConnection;
    private final Predicate<ClientConnection> verifySession;
    private final MessageAssembler texts = new MessageAssembler();
    private final MessageAssembler binaries = new MessageAssembler();
    private final MessageRateLimiter rate = new MessageRateLimiter(System.nanoTime());

    /** @param mayStay whether the client's token is still good, asked before each message counts */
    ClientMessageHandler(ClientConnection clientConnection, Predicate<ClientConnection> mayStay) {
        this.clientConnection = clientConnection;
        this.verifySession = mayStay;
    }

    /** A text message, or a piece of one. */
    void onText(String piece, boolean last) {
        switch (pieces(texts, piece, piece.length(), last)) {
            case COMPLETE -> onMessage(texts.takeMessage());
            case TOO_LONG -> tooLong(texts);
            default -> {}
        }
    }

    /** A binary message, or a piece of one, of so many bytes. */
    void onBinary(int size, boolean last) {
        switch (pieces(binaries, null, size, last)) {
            case COMPLETE -> {
                binaries.takeMessage();
                answer(() -> {
                    throw new LanguardException(ErrorCode.VALIDATION_ERROR, "Messages are text");
                });
            }
            case TOO_LONG -> tooLong(binaries);
            default -> {}
        }
    }

    private MessageAssembler.AssemblyState pieces(
            MessageAssembler messageAssembler, String piece, int size, boolean last) {
        clientConnection.recordActivity();
        MessageAssembler.AssemblyState assemblyState = messageAssembler.add(piece, size, last);
        if (assemblyState == MessageAssembler.AssemblyState.LIMIT_EXCEEDED) {
            clientConnection.close(CloseStatus.MESSAGE_TOO_BIG);
        }
        return assemblyState;
    }

    private void tooLong(MessageAssembler messageAssembler) {
        messageAssembler.takeMessage();
        answer(() -> {
            throw new LanguardException(
                    ErrorCode.PAYLOAD_TOO_LARGE,
                    "A message has at most " + MessageAssembler.MAX_LENGTH + " characters");
        });
    }

    private void onMessage(String text) {
        answer(() -> {
            ClientCommand clientCommand = ClientCommand.parse(text);
            if (clientCommand instanceof ClientCommand.Subscribe subscribe) {
                clientConnection.subscribe(subscribe.channels());
            } else if (clientCommand instanceof ClientCommand.Unsubscribe unsubscribe) {
                clientConnection.unsubscribe(unsubscribe.channels());
            } else {
                clientConnection.send(MessageFactory.PONG);
            }
        });
    }

    private void answer(Runnable message) {
        try {
            switch (rate.tryAcquire(System.nanoTime())) {
                case ACCEPTED -> {
                    if (verifySession.test(clientConnection)) {
                        message.run();
                    }
                }
                case REJECTED -> throw new LanguardException(
                        ErrorCode.RATE_LIMITED, "At most " + MessageRateLimiter.PER_SECOND + " messages a second");
                case DISCONNECT -> clientConnection.close(CloseStatus.RATE_LIMITED);
            }
        } catch (LanguardException e) {
            clientConnection.send(MessageFactory.error(e.code(), e.getMessage()));
        }
    }
}

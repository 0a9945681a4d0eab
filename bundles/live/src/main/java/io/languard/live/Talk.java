package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.function.Predicate;

/**
 * Listens to one client and answers it. Its messages come one after the other, and each is done with before the next, so a
 * {@code pong} proves that an earlier {@code subscribe} counts.
 */
final class Talk {

    private final Connection connection;
    private final Predicate<Connection> mayStay;
    private final Pieces texts = new Pieces();
    private final Pieces binaries = new Pieces();
    private final MessageRate rate = new MessageRate(System.nanoTime());

    /** @param mayStay whether the client's token is still good, asked before each message counts */
    Talk(Connection connection, Predicate<Connection> mayStay) {
        this.connection = connection;
        this.mayStay = mayStay;
    }

    /** A text message, or a piece of one. */
    void onText(String piece, boolean last) {
        switch (pieces(texts, piece, piece.length(), last)) {
            case WHOLE -> onMessage(texts.take());
            case TOO_LONG -> tooLong(texts);
            default -> {}
        }
    }

    /** A binary message, or a piece of one, of so many bytes. */
    void onBinary(int size, boolean last) {
        switch (pieces(binaries, null, size, last)) {
            case WHOLE -> {
                binaries.take();
                answer(() -> {
                    throw new LanguardException(ErrorCode.VALIDATION_ERROR, "Messages are text");
                });
            }
            case TOO_LONG -> tooLong(binaries);
            default -> {}
        }
    }

    private Pieces.State pieces(Pieces pieces, String piece, int size, boolean last) {
        connection.heard();
        Pieces.State state = pieces.add(piece, size, last);
        if (state == Pieces.State.ENDLESS) {
            connection.close(Goodbye.TOO_LONG);
        }
        return state;
    }

    private void tooLong(Pieces pieces) {
        pieces.take();
        answer(() -> {
            throw new LanguardException(
                    ErrorCode.PAYLOAD_TOO_LARGE, "A message has at most " + Pieces.MOST + " characters");
        });
    }

    private void onMessage(String text) {
        answer(() -> {
            Command command = Command.parse(text);
            if (command instanceof Command.Subscribe subscribe) {
                connection.subscribe(subscribe.channels());
            } else if (command instanceof Command.Unsubscribe unsubscribe) {
                connection.unsubscribe(unsubscribe.channels());
            } else {
                connection.tell(Messages.PONG);
            }
        });
    }

    private void answer(Runnable message) {
        try {
            switch (rate.count(System.nanoTime())) {
                case TAKEN -> {
                    if (mayStay.test(connection)) {
                        message.run();
                    }
                }
                case REFUSED -> throw new LanguardException(
                        ErrorCode.RATE_LIMITED, "At most " + MessageRate.PER_SECOND + " messages a second");
                case HOPELESS -> connection.close(Goodbye.TOO_FAST);
            }
        } catch (LanguardException e) {
            connection.tell(Messages.error(e.code(), e.getMessage()));
        }
    }
}

package io.languard.live;

/** Why we end a connection: close codes of the WebSocket standard, and those of our own from 4000 on. */
enum Goodbye {
    STOPPING(1001, "Languard stops"),
    TOO_FAST(1008, "Too many messages"),
    TOO_SLOW(1008, "Too much waits to be read"),
    TOO_LONG(1009, "The message is too long"),
    TOO_MANY(1013, "Too many connections"),
    SESSION_ENDED(4401, "The token has expired or was revoked"),
    SERVER_DELETED(4404, "The server was deleted");

    final int code;
    final String reason;

    Goodbye(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }
}

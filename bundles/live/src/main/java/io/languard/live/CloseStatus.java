package io.languard.live;

/** Why we end a connection: close codes of the WebSocket standard, and those of our own from 4000 on. */
enum CloseStatus {
    GOING_AWAY(1001, "Languard stops"),
    RATE_LIMITED(1008, "Too many messages"),
    SLOW_CONSUMER(1008, "Too much waits to be read"),
    MESSAGE_TOO_BIG(1009, "The message is too long"),
    TOO_MANY_CONNECTIONS(1013, "Too many connections"),
    SESSION_ENDED(4401, "The token has expired or was revoked"),
    SERVER_DELETED(4404, "The server was deleted");

    final int code;
    final String reason;

    CloseStatus(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }
}

package io.languard.live;

/** The reasons for closing a connection: standard WebSocket close codes, and application codes from 4000 on. */
enum CloseStatus {
    GOING_AWAY(1001, "Languard is shutting down"),
    RATE_LIMITED(1008, "Too many messages"),
    SLOW_CONSUMER(1008, "The client reads too slowly"),
    MESSAGE_TOO_BIG(1009, "The message is too long"),
    TOO_MANY_CONNECTIONS(1013, "Too many connections"),
    SESSION_ENDED(4401, "The token has expired or was revoked"),
    SERVER_GONE(4404, "The server does not exist");

    final int code;
    final String reason;

    CloseStatus(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }
}

package io.languard.service.validation;

/**
 * Limits for values in requests. Text lengths are in Unicode code points. The annotations of a request record describe them
 * to clients, its constructor enforces them, and both use these constants.
 */
public final class FieldLimits {

    public static final int SERVER_NAME = 100;
    public static final int DESCRIPTION = 1000;
    public static final int GAME_TYPE = 100;
    public static final int PATH = 1024;
    public static final int MIN_PORT = 1;
    public static final int PORT = 65535;
    public static final int RESTARTS = 100;

    public static final int USER_NAME = 64;
    public static final int MIN_PASSWORD = 4;
    public static final int PASSWORD = 128;

    public static final int BACKUP_NAME = 100;

    public static final int KEY_NAME = 64;
    public static final int GRANTS = 1000;
    public static final int NETWORKS = 100;

    /** The text of an IPv6 network. */
    public static final int NETWORK = 64;

    public static final int WEBHOOK_NAME = 64;
    public static final int WEBHOOK_EVENTS = 200;
    public static final int WEBHOOK_SERVERS = 1000;
    public static final int WEBHOOK_SECRET = 256;
    public static final int URL = 2048;

    public static final int PLAYER_NAME = 100;
    public static final int IDENTITY = 128;
    public static final int REASON = 500;

    /** One hundred years. */
    public static final int BAN_MINUTES = 100 * 365 * 24 * 60;

    /** A message or a command sent to a game. */
    public static final int MESSAGE = 1000;

    public static final int SCHEDULE_NAME = 100;
    public static final int SCHEDULE_STEPS = 50;
    public static final int CRON = 200;
    public static final int TIME_ZONE = 64;

    /** One day, in seconds: the longest wait of a schedule, in one step or in all of them together. */
    public static final int SCHEDULE_WAIT = 24 * 60 * 60;

    /** The stored length of a name reported by a game or its adapter. */
    public static final int STORED_NAME = 255;

    private FieldLimits() {}
}

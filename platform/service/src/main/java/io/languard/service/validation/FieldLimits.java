package io.languard.service.validation;

/**
 * Limits for values in requests. Text lengths are in Unicode code points. The annotations of a request record describe them
 * to clients, its constructor enforces them, and both use these constants.
 */
public final class FieldLimits {

    public static final int MAX_SERVER_NAME_LENGTH = 100;
    public static final int MAX_DESCRIPTION_LENGTH = 1000;
    public static final int MAX_GAME_TYPE_LENGTH = 100;
    public static final int MAX_PATH_LENGTH = 1024;
    public static final int MIN_PORT = 1;
    public static final int MAX_PORT = 65535;
    public static final int MAX_RESTARTS = 100;

    public static final int MAX_USER_NAME_LENGTH = 64;
    public static final int MIN_PASSWORD_LENGTH = 4;
    public static final int MAX_PASSWORD_LENGTH = 128;

    public static final int MAX_BACKUP_NAME_LENGTH = 100;

    public static final int MAX_KEY_NAME_LENGTH = 64;
    public static final int MAX_GRANTS = 1000;
    public static final int MAX_NETWORKS = 100;

    /** The text of an IPv6 network. */
    public static final int MAX_NETWORK_LENGTH = 64;

    public static final int MAX_WEBHOOK_NAME_LENGTH = 64;
    public static final int MAX_WEBHOOK_EVENTS = 200;
    public static final int MAX_WEBHOOK_SERVERS = 1000;
    public static final int MAX_WEBHOOK_SECRET_LENGTH = 256;
    public static final int MAX_URL_LENGTH = 2048;

    public static final int MAX_PLAYER_NAME_LENGTH = 100;
    public static final int MAX_IDENTITY_LENGTH = 128;
    public static final int MAX_REASON_LENGTH = 500;

    /** One hundred years. */
    public static final int MAX_BAN_MINUTES = 100 * 365 * 24 * 60;

    /** A message or a command sent to a game. */
    public static final int MAX_MESSAGE_LENGTH = 1000;

    public static final int MAX_SCHEDULE_NAME_LENGTH = 100;
    public static final int MAX_SCHEDULE_STEPS = 50;
    public static final int MAX_CRON_LENGTH = 200;
    public static final int MAX_TIME_ZONE_LENGTH = 64;

    /** One day, in seconds: the longest wait of a schedule, in one step or in all of them together. */
    public static final int MAX_SCHEDULE_WAIT_SECONDS = 24 * 60 * 60;

    /** The stored length of a name reported by a game or its adapter. */
    public static final int MAX_STORED_NAME_LENGTH = 255;

    private FieldLimits() {}
}

package io.languard.service.settings;

import java.util.Arrays;
import java.util.Optional;

/**
 * The table of settings. A constant's name is the name of the environment variable and the key in
 * {@code conf/languard.properties}.
 */
public enum Setting {
    LANGUARD_PORT("8000", SettingType.integer(1, 65535), "TCP port of the HTTP API."),
    LANGUARD_BIND("0.0.0.0", SettingType.address(), "Address that the HTTP API listens on."),
    LANGUARD_DATA(
            "data",
            SettingType.path(),
            "Folder of the embedded database, the servers' files and the logs. A relative path starts at the"
                    + " installation's folder."),
    LANGUARD_ADAPTERS(
            "adapters", SettingType.path(), "The drop folder: adapter bundles copied into it are live at once."),
    LANGUARD_ADMIN_PASSWORD(
            null,
            SettingType.text(4, 128),
            "Password of user admin, at the very first start only. Generated and printed once where not given.",
            Trait.SECRET),
    LANGUARD_JWT_TTL("86400", SettingType.integer(1, 315_360_000), "Life of a login, in seconds."),
    LANGUARD_RATE_LIMIT("60", SettingType.integer(0, 1_000_000), "Requests a minute for each client; 0 = no limit."),
    LANGUARD_LOGIN_RATE_LIMIT(
            "5", SettingType.integer(0, 1_000_000), "Login attempts a minute for each client; 0 = no limit."),
    LANGUARD_TRUSTED_PROXIES(
            null, SettingType.networks(), "Reverse proxies whose X-Forwarded-For is believed. None where not given."),
    LANGUARD_CORS_ORIGINS(
            null,
            SettingType.origins(),
            "Web origins whose pages may call the API from a browser. None where not given."),
    LANGUARD_MAX_UPLOAD_MB("512", SettingType.integer(1, 1_048_576), "Largest upload, in MiB."),
    LANGUARD_RETENTION_DAYS("30", SettingType.integer(1, 36_500), "Days that logs and metrics are kept."),
    LANGUARD_METRICS_TOKEN(
            null,
            SettingType.matching("1 to 1024 visible ASCII characters without blanks", "[\\x21-\\x7e]{1,1024}"),
            "Bearer token for GET /metrics from other machines. Only loopback is answered where not given.",
            Trait.SECRET),
    LANGUARD_SHELL_PORT(
            "8101", SettingType.integer(0, 65535), "TCP port of the remote shell, on loopback only; 0 = off."),
    DB_HOST(
            "localhost",
            SettingType.host(),
            "MySQL or MariaDB server. Once any DB_ setting is given, it serves instead of the embedded database.",
            Trait.LENIENT),
    DB_PORT("3306", SettingType.integer(1, 65535), "TCP port of the database server."),
    DB_USER("api_user", SettingType.text(1, 80), "Account on the database server.", Trait.LENIENT),
    DB_PASSWORD(
            "changeme_password", SettingType.text(1, 256), "Password of that account.", Trait.SECRET, Trait.LENIENT),
    DB_NAME(
            "api_world_db",
            SettingType.matching("1 to 64 letters, digits, _, $ or -", "[\\p{L}\\p{N}_$-]{1,64}"),
            "Name of the database on that server.",
            Trait.LENIENT),
    LXC_SOCKET(
            null,
            SettingType.absolutePath(),
            "Socket of the container engine. The first of LXD's and Incus' usual ones that exists where not given."),
    LXC_REMOTE(
            null,
            SettingType.matching(
                    "https://HOST:PORT, or several separated by commas",
                    "https://[A-Za-z0-9.:\\[\\]-]+(,https://[A-Za-z0-9.:\\[\\]-]+)*"),
            "Engine on another machine, or a cluster's members, the first that answers serving. Instead of the socket."),
    LXC_CLIENT_CERT(null, SettingType.absolutePath(), "Certificate (PEM) that a remote engine knows us by."),
    LXC_CLIENT_KEY(null, SettingType.absolutePath(), "Private key (PEM) of that certificate."),
    LXC_SERVER_CERT(
            null,
            SettingType.absolutePath(),
            "Certificate (PEM) that the remote engine must show. One of a known authority for its name where not given."),
    LXC_PROJECT(
            "default",
            SettingType.matching("1 to 63 letters, digits, . _ or -", "[A-Za-z0-9][A-Za-z0-9._-]{0,62}"),
            "The engine's project that worlds live in."),
    LXC_PROFILE(
            null,
            SettingType.matching(
                    "names of profiles, separated by commas", "[A-Za-z0-9._-]{1,63}(,[A-Za-z0-9._-]{1,63})*"),
            "Profiles of new worlds. Those of what they are copied from, or the engine's default, where not given."),
    LXC_LIMITS_CPU(
            null,
            SettingType.matching("a number of CPUs, or which ones, such as 2 or 0-3,6", "[0-9]{1,4}([-,][0-9]{1,4})*"),
            "CPUs that a new world may use (limits.cpu). No limit of its own where not given."),
    LXC_LIMITS_MEMORY(
            null,
            SettingType.matching(
                    "bytes with a unit such as 2GiB, or a share such as 10%", "[0-9]{1,15}(B|[kMGT]B|[KMGT]iB|%)?"),
            "Memory that a new world may use (limits.memory). No limit of its own where not given."),
    LXC_LIMITS_PROCESSES(
            null,
            SettingType.integer(1, 1_000_000),
            "Processes that a new world may have (limits.processes). No limit of its own where not given."),
    LXC_BASE_IMAGE_NAME(
            "wan-blok",
            SettingType.matching(
                    "a name of letters, digits, . _ / : and -, a letter or digit first",
                    "[A-Za-z0-9][A-Za-z0-9._/:-]{0,254}"),
            "What new worlds are made from: an instance of that name is copied, else an image of that alias is used.",
            Trait.LENIENT),
    MAX_CONCURRENT_CONTAINERS(
            "5", SettingType.integer(0, 1_000_000), "Worlds that may run at one time.", Trait.LENIENT),
    MAX_FROZEN_CONTAINERS(
            "5",
            SettingType.integer(0, 1_000_000),
            "Worlds that may be frozen at one time; the one frozen longest is stopped for the next.",
            Trait.LENIENT),
    INACTIVITY_PERIOD_DAYS(
            "14",
            SettingType.integer(0, 36_500),
            "Days without a login after which a world may be cleaned up.",
            Trait.LENIENT),
    ADMIN_API_KEY(
            Settings.PLACEHOLDER_KEY,
            SettingType.text(1, 1024),
            "Key of the worlds' admin endpoint. While it is this placeholder, only loopback is let in with it.",
            Trait.SECRET,
            Trait.LENIENT),
    BAZA_ADDRESS_TIMEOUT(
            "30",
            SettingType.integer(1, 3600),
            "Seconds to wait for the address of a world that starts.",
            Trait.LENIENT),
    BAZA_READY_PORT_TIMEOUT(
            "0",
            SettingType.integer(0, 3600),
            "Seconds to wait, once there is an address, until the game's port answers; 0 = not at all.",
            Trait.LENIENT),
    BAZA_STOP_MODE(
            "stop",
            SettingType.matching("stop or freeze", "stop|freeze"),
            "What a request to stop a world does: stop it, or freeze it, which keeps its memory and thaws at once.",
            Trait.LENIENT),
    BAZA_CLEANUP_INTERVAL(
            "0",
            SettingType.integer(0, 31_536_000),
            "Seconds between cleanups that the platform does by itself; 0 = none.",
            Trait.LENIENT),
    BAZA_ALLOWED_NETWORKS(
            null,
            SettingType.networks(),
            "Networks that may ask for worlds. Loopback and private addresses where not given.",
            Trait.LENIENT),
    BAZA_API_KEY(
            null,
            SettingType.text(1, 1024),
            "Key that everyone who asks for a world must send, once given.",
            Trait.SECRET,
            Trait.LENIENT);

    private enum Trait {
        /** Its value is never shown. */
        SECRET,
        /** A bad value is named and the default holds, instead of stopping the start. */
        LENIENT
    }

    private final String defaultValue;
    private final SettingType<?> settingType;
    private final String description;
    private final boolean secret;
    private final boolean lenient;

    Setting(String defaultValue, SettingType<?> settingType, String description, Trait... traits) {
        this.defaultValue = defaultValue;
        this.settingType = settingType;
        this.description = description;
        this.secret = Arrays.asList(traits).contains(Trait.SECRET);
        this.lenient = Arrays.asList(traits).contains(Trait.LENIENT);
    }

    /** What holds while nobody sets it; empty where "not given" is a meaning of its own. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** What it is for, in a sentence or two. */
    public String description() {
        return description;
    }

    /** What may be written. */
    public String allowed() {
        return settingType.allowed();
    }

    /** Whether its value must not be shown. */
    public boolean secret() {
        return secret;
    }

    /** Whether a bad value is only named, and the default holds. */
    public boolean lenient() {
        return lenient;
    }

    /** The value that this text stands for. */
    Object read(String text) {
        try {
            return settingType.reader().apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(complaint(text));
        }
    }

    private String complaint(String text) {
        return name() + " is '" + (secret ? "***" : shown(text)) + "', but must be " + allowed();
    }

    private static String shown(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(100)
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .forEach(line::appendCodePoint);
        return line.length() < text.length() ? line + "…" : line.toString();
    }
}

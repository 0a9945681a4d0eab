package io.languard.service.settings;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All settings with their defaults. The name of a constant is the name of the environment variable and the key in
 * {@code conf/languard.properties}.
 */
public enum Setting {
    LANGUARD_PORT("8000", SettingType.integer(1, 65535), "TCP port of the HTTP API."),
    LANGUARD_BIND("0.0.0.0", SettingType.address(), "Address that the HTTP API binds to."),
    LANGUARD_DATA(
            "data",
            SettingType.path(),
            "Folder for the embedded database, the servers' files and the logs. A relative path is"
                    + " resolved against the installation folder."),
    LANGUARD_BACKUPS(
            "data/backups",
            SettingType.path(),
            "Folder for the archives of backups, best on another disk than LANGUARD_DATA. If not set, the folder backups"
                    + " in LANGUARD_DATA. A relative path is resolved against the installation folder."),
    LANGUARD_ADAPTERS(
            "adapters",
            SettingType.path(),
            "The drop folder: adapter bundles copied into it are deployed immediately."),
    LANGUARD_GAME_FOLDERS(
            null,
            SettingType.folders(),
            "Folders in which executables of games are looked for, to suggest them for new servers. If not set, the home"
                    + " folder, /opt, /srv and the libraries of Steam."),
    LANGUARD_ADMIN_PASSWORD(
            null,
            SettingType.text(4, 128),
            "Password of the user admin, used only at the first start. If not set, a password is"
                    + " generated and printed once.",
            Trait.SECRET),
    LANGUARD_CONSOLE("true", SettingType.matching("true or false", "true|false"), "Whether the web console is served."),
    LANGUARD_JWT_TTL("86400", SettingType.integer(1, 315_360_000), "Lifetime of a login, in seconds."),
    LANGUARD_RATE_LIMIT("60", SettingType.integer(0, 1_000_000), "Requests per minute and client; 0 = no limit."),
    LANGUARD_LOGIN_RATE_LIMIT(
            "5", SettingType.integer(0, 1_000_000), "Login attempts per minute and client; 0 = no limit."),
    LANGUARD_REQUIRE_TOTP(
            "none",
            SettingType.matching("none, admins or all", "none|admins|all"),
            "Who must use two-factor login: nobody, users with the role admin, or all users. Who has not set it up can do"
                    + " nothing else."),
    LANGUARD_TRUSTED_PROXIES(
            null,
            SettingType.networks(),
            "Reverse proxies whose X-Forwarded-For and X-Forwarded-Prefix headers are trusted. None if not set."),
    LANGUARD_CORS_ORIGINS(
            null, SettingType.origins(), "Web origins whose pages may call the API from a browser. None if not set."),
    LANGUARD_MAX_UPLOAD_MB("512", SettingType.integer(1, 1_048_576), "Maximum size of an upload, in MiB."),
    LANGUARD_RETENTION_DAYS(
            "30", SettingType.integer(1, 36_500), "Number of days for which logs and metrics are retained."),
    LANGUARD_METRICS_TOKEN(
            null,
            SettingType.matching("1 to 1024 visible ASCII characters without blanks", "[\\x21-\\x7e]{1,1024}"),
            "Bearer token for GET /metrics from other machines. If not set, only requests from"
                    + " loopback are accepted.",
            Trait.SECRET),
    LANGUARD_WEBHOOK_PRIVATE(
            "false",
            SettingType.matching("true or false", "true|false"),
            "Whether webhooks may reach this machine and private networks. Link-local addresses, cloud metadata and"
                    + " multicast are never reached."),
    LANGUARD_SHELL_PORT(
            "8101", SettingType.integer(0, 65535), "TCP port of the remote shell, on loopback only; 0 = disabled."),
    LANGUARD_GAMES_AT_EXIT(
            "auto",
            SettingType.matching("auto, leave or stop", "auto|leave|stop"),
            "What happens to running games when Languard ends: leave lets them run, stop asks them to end and starts"
                    + " those with auto_restart again with the next start of Languard. auto is stop where Languard is"
                    + " the main process of a container, whose end would kill them, and leave elsewhere."),
    LANGUARD_EXIT_TIMEOUT(
            "25",
            SettingType.integer(1, 3600),
            "Seconds that games have to end with LANGUARD_GAMES_AT_EXIT = stop; those that are left are killed. Must be"
                    + " shorter than the time after which the container's manager kills Languard itself."),
    LANGUARD_CLASS_ARCHIVE(
            "true",
            SettingType.matching("true or false", "true|false"),
            "Whether Languard keeps an archive of its classes in the data folder, about 80 MB, for faster starts. A"
                    + " second process of low priority makes it after the first start and after updates."),
    DB_HOST(
            "localhost",
            SettingType.host(),
            "MySQL or MariaDB server. If any DB_ setting is set, the server is used instead of the"
                    + " embedded database.",
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
            "Socket of the container engine. If not set, the first of the usual sockets of LXD and"
                    + " Incus that exists."),
    LXC_REMOTE(
            null,
            SettingType.matching(
                    "https://HOST:PORT, or several separated by commas",
                    "https://[A-Za-z0-9.:\\[\\]-]+(,https://[A-Za-z0-9.:\\[\\]-]+)*"),
            "Engine on another machine, or the members of a cluster, of which the first that"
                    + " responds is used. Replaces the socket."),
    LXC_CLIENT_CERT(
            null, SettingType.absolutePath(), "Certificate (PEM) that authenticates Languard to a remote engine."),
    LXC_CLIENT_KEY(null, SettingType.absolutePath(), "Private key (PEM) of that certificate."),
    LXC_SERVER_CERT(
            null,
            SettingType.absolutePath(),
            "Certificate (PEM) that the remote engine must present. If not set, it must be issued"
                    + " for its name by a known authority."),
    LXC_PROJECT(
            "default",
            SettingType.matching("1 to 63 letters, digits, . _ or -", "[A-Za-z0-9][A-Za-z0-9._-]{0,62}"),
            "Project of the engine that contains the worlds."),
    LXC_PROFILE(
            null,
            SettingType.matching(
                    "names of profiles, separated by commas", "[A-Za-z0-9._-]{1,63}(,[A-Za-z0-9._-]{1,63})*"),
            "Profiles of new worlds. If not set, those of the copied instance, or the engine's default."),
    LXC_LIMITS_CPU(
            null,
            SettingType.matching("a number of CPUs, or which ones, such as 2 or 0-3,6", "[0-9]{1,4}([-,][0-9]{1,4})*"),
            "CPUs that a new world may use (limits.cpu). If not set, no limit is added."),
    LXC_LIMITS_MEMORY(
            null,
            SettingType.matching(
                    "bytes with a unit such as 2GiB, or a share such as 10%", "[0-9]{1,15}(B|[kMGT]B|[KMGT]iB|%)?"),
            "Memory that a new world may use (limits.memory). If not set, no limit is added."),
    LXC_LIMITS_PROCESSES(
            null,
            SettingType.integer(1, 1_000_000),
            "Processes that a new world may have (limits.processes). If not set, no limit is added."),
    LXC_BASE_IMAGE_NAME(
            "wan-blok",
            SettingType.matching(
                    "a name of letters, digits, . _ / : and -, a letter or digit first",
                    "[A-Za-z0-9][A-Za-z0-9._/:-]{0,254}"),
            "Template of new worlds: the instance with this name is copied, otherwise the image with"
                    + " this alias is used.",
            Trait.LENIENT),
    MAX_CONCURRENT_CONTAINERS(
            "5", SettingType.integer(0, 1_000_000), "Maximum number of running worlds.", Trait.LENIENT),
    MAX_FROZEN_CONTAINERS(
            "5",
            SettingType.integer(0, 1_000_000),
            "Maximum number of frozen worlds; the one frozen longest is stopped to make room.",
            Trait.LENIENT),
    INACTIVITY_PERIOD_DAYS(
            "14",
            SettingType.integer(0, 36_500),
            "Days without a login after which a world may be removed.",
            Trait.LENIENT),
    ADMIN_API_KEY(
            Settings.PLACEHOLDER_KEY,
            SettingType.text(1, 1024),
            "Key of the admin endpoint for worlds. The placeholder is accepted from loopback only.",
            Trait.SECRET,
            Trait.LENIENT),
    BAZA_ADDRESS_TIMEOUT(
            "30", SettingType.integer(1, 3600), "Seconds to wait for the address of a starting world.", Trait.LENIENT),
    BAZA_READY_PORT_TIMEOUT(
            "0",
            SettingType.integer(0, 3600),
            "Seconds to wait for the game's port once the world has an address; 0 = do not wait.",
            Trait.LENIENT),
    BAZA_STOP_MODE(
            "stop",
            SettingType.matching("stop or freeze", "stop|freeze"),
            "Effect of a request to stop a world: stop it, or freeze it, which retains its memory"
                    + " and allows it to resume immediately.",
            Trait.LENIENT),
    BAZA_CLEANUP_INTERVAL(
            "0",
            SettingType.integer(0, 31_536_000),
            "Seconds between automatic cleanups; 0 = no automatic cleanup.",
            Trait.LENIENT),
    BAZA_ALLOWED_NETWORKS(
            null,
            SettingType.networks(),
            "Networks that may request worlds. If not set, loopback and private addresses.",
            Trait.LENIENT),
    BAZA_API_KEY(
            null,
            SettingType.text(1, 1024),
            "Key that every request for a world must carry, if set.",
            Trait.SECRET,
            Trait.LENIENT);

    private enum Trait {
        /** The value is never shown. */
        SECRET,
        /** An invalid value is logged and replaced by the default, instead of failing the start. */
        LENIENT
    }

    private final @Nullable String defaultValue;
    private final SettingType<?> settingType;
    private final String description;
    private final boolean secret;
    private final boolean lenient;

    Setting(@Nullable String defaultValue, SettingType<?> settingType, String description, Trait... traits) {
        this.defaultValue = defaultValue;
        this.settingType = settingType;
        this.description = description;
        this.secret = Arrays.asList(traits).contains(Trait.SECRET);
        this.lenient = Arrays.asList(traits).contains(Trait.LENIENT);
    }

    /** Returns the default; empty if being unset has a meaning of its own. */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /** Returns a description of one or two sentences. */
    public String description() {
        return description;
    }

    /** Returns a description of the allowed values. */
    public String allowed() {
        return settingType.allowed();
    }

    /** Returns whether the value must not be shown. */
    public boolean secret() {
        return secret;
    }

    /** Returns whether an invalid value is replaced by the default. */
    public boolean lenient() {
        return lenient;
    }

    /** Parses a value. */
    Object read(String text) {
        try {
            return settingType.reader().apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(message(text));
        }
    }

    private String message(String text) {
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

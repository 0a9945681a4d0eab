package io.languard.service.settings;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The platform's settings. Immutable and thread-safe.
 *
 * <p>Created from raw values by name: in the launcher from the result of {@link SettingsReader}, and inside the
 * framework from the framework properties that start with {@link #PROPERTY_PREFIX}.
 */
public class Settings {

    /** Prefix of the framework properties that carry raw values; a setting's name follows it. */
    public static final String PROPERTY_PREFIX = "languard.setting.";

    /** The default of {@link #adminApiKey()}, which is not a secret. */
    public static final String PLACEHOLDER_KEY = "supersecretkey_pleasereplaceme";

    private static final Set<Setting> DATABASE =
            Set.of(Setting.DB_HOST, Setting.DB_PORT, Setting.DB_USER, Setting.DB_PASSWORD, Setting.DB_NAME);

    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
    private final Map<String, String> accepted = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final boolean databaseGiven;

    /**
     * @param raw raw values by name; an empty value counts as absent, unknown names are ignored
     * @throws InvalidSettingException if a value is invalid
     */
    public Settings(Map<String, String> raw) {
        for (Setting setting : Setting.values()) {
            String text = raw.get(setting.name());
            Optional<Object> value = text == null || text.isEmpty() ? byDefault(setting) : given(setting, text);
            value.ifPresent(accepted -> values.put(setting, accepted));
        }
        databaseGiven =
                DATABASE.stream().map(Setting::name).map(raw::get).anyMatch(text -> text != null && !text.isEmpty());
    }

    /** Returns the names of all settings. */
    public static List<String> names() {
        return Arrays.stream(Setting.values()).map(Setting::name).toList();
    }

    /** Returns one line for each invalid value that was replaced by its default. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Returns one line for each secret that is still the placeholder from the documentation, which everybody knows. Those
     * of a database server count only if one is used.
     */
    public List<String> placeholders() {
        return Arrays.stream(Setting.values())
                .filter(setting -> databaseGiven || !DATABASE.contains(setting))
                .filter(setting -> setting.secret()
                        && setting.defaultValue().isPresent()
                        && setting.defaultValue().get().equals(values.get(setting)))
                .map(setting -> setting.name() + " is still the placeholder"
                        + (setting == Setting.ADMIN_API_KEY
                                ? ", so the cleanup of worlds is possible from this machine only"
                                : ", which everybody knows"))
                .toList();
    }

    /** Returns the raw values in effect by name, with invalid values replaced by their defaults. */
    public Map<String, String> accepted() {
        return Map.copyOf(accepted);
    }

    /**
     * Returns the text of the named setting: the accepted value or, if none was given, the default.
     *
     * @return empty if the setting has neither, is secret or does not exist
     */
    public Optional<String> publicValue(String name) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.name().equals(name) && !setting.secret())
                .findFirst()
                .flatMap(setting -> Optional.ofNullable(accepted.get(name)).or(setting::defaultValue));
    }

    /** Returns the TCP port of the HTTP API. */
    public int port() {
        return number(Setting.LANGUARD_PORT);
    }

    /** Returns the address that the HTTP API listens on. */
    public InetAddress bind() {
        return value(Setting.LANGUARD_BIND, InetAddress.class);
    }

    /**
     * Returns the folder of the embedded database, the servers' files and the logs. Absolute if created by the
     * launcher.
     */
    public Path data() {
        return value(Setting.LANGUARD_DATA, Path.class);
    }

    /** Returns the folder for the archives of backups. */
    public Path backups() {
        return value(Setting.LANGUARD_BACKUPS, Path.class);
    }

    /** Returns the drop folder. */
    public Path adapters() {
        return value(Setting.LANGUARD_ADAPTERS, Path.class);
    }

    /** Returns the absolute paths of the folders in which to look for executables of games; if empty, the usual ones. */
    @SuppressWarnings("unchecked")
    public List<Path> gameFolders() {
        return (List<Path>) values.getOrDefault(Setting.LANGUARD_GAME_FOLDERS, List.of());
    }

    /** Returns the initial password of user {@code admin}; generated if empty. */
    public Optional<String> adminPassword() {
        return text(Setting.LANGUARD_ADMIN_PASSWORD);
    }

    /** Returns whether the web console is served. */
    public boolean console() {
        return string(Setting.LANGUARD_CONSOLE).equals("true");
    }

    /** Returns whether an archive of the platform's classes is kept for faster starts. */
    public boolean classArchive() {
        return string(Setting.LANGUARD_CLASS_ARCHIVE).equals("true");
    }

    /** Returns the lifetime of a token. */
    public Duration tokenLife() {
        return Duration.ofSeconds(number(Setting.LANGUARD_JWT_TTL));
    }

    /** Returns the maximum number of requests per minute and client; 0 means unlimited. */
    public int rateLimit() {
        return number(Setting.LANGUARD_RATE_LIMIT);
    }

    /** Returns the maximum number of login attempts per minute and client; 0 means unlimited. */
    public int loginRateLimit() {
        return number(Setting.LANGUARD_LOGIN_RATE_LIMIT);
    }

    /** Returns of whom two-factor login is required. */
    public TotpRequirement requireTotp() {
        return TotpRequirement.valueOf(string(Setting.LANGUARD_REQUIRE_TOTP).toUpperCase(Locale.ROOT));
    }

    /** Returns the reverse proxies whose {@code X-Forwarded-For} is trusted. */
    public List<Cidr> trustedProxies() {
        return networks(Setting.LANGUARD_TRUSTED_PROXIES);
    }

    /** Returns the web origins whose pages may call the API, in lower case. */
    @SuppressWarnings("unchecked")
    public List<String> corsOrigins() {
        return (List<String>) values.getOrDefault(Setting.LANGUARD_CORS_ORIGINS, List.of());
    }

    /** Returns the maximum upload size. */
    public long maxUploadBytes() {
        return number(Setting.LANGUARD_MAX_UPLOAD_MB) * 1024L * 1024L;
    }

    /** Returns the number of days that logs and metrics are retained. */
    public int retentionDays() {
        return number(Setting.LANGUARD_RETENTION_DAYS);
    }

    /** Returns the bearer token for {@code GET /metrics}; if empty, only loopback clients are served. */
    public Optional<String> metricsToken() {
        return text(Setting.LANGUARD_METRICS_TOKEN);
    }

    /** Returns whether webhooks may reach this machine and private networks. */
    public boolean webhookPrivate() {
        return string(Setting.LANGUARD_WEBHOOK_PRIVATE).equals("true");
    }

    /** Returns the TCP port of the remote shell; 0 means off. */
    public int shellPort() {
        return number(Setting.LANGUARD_SHELL_PORT);
    }

    /**
     * Returns the time that running games have to end when the platform ends; empty if they continue to run.
     *
     * @param container whether the end of this process ends all others, see {@link ContainerProcess}
     */
    public Optional<Duration> gamesAtExit(boolean container) {
        String action = string(Setting.LANGUARD_GAMES_AT_EXIT);
        return action.equals("stop") || action.equals("auto") && container
                ? Optional.of(Duration.ofSeconds(number(Setting.LANGUARD_EXIT_TIMEOUT)))
                : Optional.empty();
    }

    /** Returns the database server to use instead of the embedded database, if any of its settings is present. */
    public Optional<DatabaseSettings> database() {
        return databaseGiven
                ? Optional.of(new DatabaseSettings(
                        string(Setting.DB_HOST),
                        number(Setting.DB_PORT),
                        string(Setting.DB_USER),
                        string(Setting.DB_PASSWORD),
                        string(Setting.DB_NAME)))
                : Optional.empty();
    }

    /**
     * Returns the key of the worlds' admin endpoint. While it equals {@link #PLACEHOLDER_KEY}, it is accepted from
     * loopback only.
     */
    public String adminApiKey() {
        return string(Setting.ADMIN_API_KEY);
    }

    /** Returns how long to wait for the address of a starting world. */
    public Duration addressTimeout() {
        return Duration.ofSeconds(number(Setting.BAZA_ADDRESS_TIMEOUT));
    }

    /** Returns how long to wait for the game's port once the address is known; zero means not at all. */
    public Duration readyPortTimeout() {
        return Duration.ofSeconds(number(Setting.BAZA_READY_PORT_TIMEOUT));
    }

    /** Returns the interval between automatic cleanups of worlds; zero means none. */
    public Duration cleanupInterval() {
        return Duration.ofSeconds(number(Setting.BAZA_CLEANUP_INTERVAL));
    }

    /** Returns the networks that may request worlds; if empty, loopback and private addresses. */
    public List<Cidr> allowedNetworks() {
        return networks(Setting.BAZA_ALLOWED_NETWORKS);
    }

    /** Returns the key that every request for a world must carry, if one is set. */
    public Optional<String> bazaApiKey() {
        return text(Setting.BAZA_API_KEY);
    }

    private Optional<Object> given(Setting setting, String text) {
        try {
            Object value = setting.read(text);
            accepted.put(setting.name(), text);
            return Optional.of(value);
        } catch (InvalidSettingException e) {
            if (!setting.lenient()) {
                throw e;
            }
            warnings.add(e.getMessage() + "; " + fallback(setting));
            setting.defaultValue().ifPresent(value -> accepted.put(setting.name(), value));
            return byDefault(setting);
        }
    }

    private static String fallback(Setting setting) {
        return setting.defaultValue().isEmpty()
                ? "it is ignored"
                : setting.secret()
                        ? "its default is used"
                        : "its default " + setting.defaultValue().get() + " is used";
    }

    private static Optional<Object> byDefault(Setting setting) {
        return setting.defaultValue().map(setting::read);
    }

    /** Returns the value of a setting that has a default. */
    private <T> T value(Setting setting, Class<T> type) {
        return type.cast(Objects.requireNonNull(values.get(setting), setting.name()));
    }

    private int number(Setting setting) {
        return value(setting, Integer.class);
    }

    private String string(Setting setting) {
        return value(setting, String.class);
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable((String) values.get(setting));
    }

    @SuppressWarnings("unchecked")
    private List<Cidr> networks(Setting setting) {
        return (List<Cidr>) values.getOrDefault(setting, List.of());
    }
}

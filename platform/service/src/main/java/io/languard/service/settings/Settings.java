package io.languard.service.settings;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The settings that this Languard runs with. Immutable, so any thread may ask.
 *
 * <p>Made from raw values by their variable's name: by the launcher with what {@link SettingsReader} found, and inside
 * the framework with the framework properties that begin with {@link #PROPERTY_PREFIX}.
 */
public class Settings {

    /** Before a variable's name, the framework property that carries its raw value. */
    public static final String PROPERTY_PREFIX = "languard.setting.";

    /** The key that {@link #adminApiKey()} is while nobody chose one. */
    public static final String PLACEHOLDER_KEY = "supersecretkey_pleasereplaceme";

    private static final Set<Setting> DATABASE =
            Set.of(Setting.DB_HOST, Setting.DB_PORT, Setting.DB_USER, Setting.DB_PASSWORD, Setting.DB_NAME);

    private final Map<Setting, Object> values = new EnumMap<>(Setting.class);
    private final Map<String, String> accepted = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final boolean databaseGiven;

    /**
     * @param raw texts by variable name; an empty one counts as not given, other names are passed over
     * @throws InvalidSettingException if a value is not allowed
     */
    public Settings(Map<String, String> raw) {
        for (Setting setting : Setting.values()) {
            String text = raw.get(setting.name());
            Object value = text == null || text.isEmpty() ? byDefault(setting) : given(setting, text);
            if (value != null) {
                values.put(setting, value);
            }
        }
        databaseGiven =
                DATABASE.stream().map(Setting::name).map(raw::get).anyMatch(text -> text != null && !text.isEmpty());
    }

    /** The variables that settings are read from. */
    public static List<String> names() {
        return Arrays.stream(Setting.values()).map(Setting::name).toList();
    }

    /** One line for each value that was not allowed and gave way to its default. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The raw texts by name of what was given, where one that is not allowed has given way to its default. */
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

    /** TCP port of the HTTP API. */
    public int port() {
        return number(Setting.LANGUARD_PORT);
    }

    /** Address that the HTTP API listens on. */
    public InetAddress bind() {
        return (InetAddress) values.get(Setting.LANGUARD_BIND);
    }

    /** Folder of the embedded database, the servers' files and the logs; absolute when the launcher made it so. */
    public Path data() {
        return (Path) values.get(Setting.LANGUARD_DATA);
    }

    /** The drop folder. */
    public Path adapters() {
        return (Path) values.get(Setting.LANGUARD_ADAPTERS);
    }

    /** Password of user {@code admin} at the first start; generated where empty. */
    public Optional<String> adminPassword() {
        return text(Setting.LANGUARD_ADMIN_PASSWORD);
    }

    /** Life of a login. */
    public Duration tokenLife() {
        return Duration.ofSeconds(number(Setting.LANGUARD_JWT_TTL));
    }

    /** Requests a minute for each client; 0 = no limit. */
    public int rateLimit() {
        return number(Setting.LANGUARD_RATE_LIMIT);
    }

    /** Login attempts a minute for each client; 0 = no limit. */
    public int loginRateLimit() {
        return number(Setting.LANGUARD_LOGIN_RATE_LIMIT);
    }

    /** Reverse proxies whose {@code X-Forwarded-For} is believed. */
    public List<Cidr> trustedProxies() {
        return networks(Setting.LANGUARD_TRUSTED_PROXIES);
    }

    /** Web origins whose pages may call the API, in lower case. */
    @SuppressWarnings("unchecked")
    public List<String> corsOrigins() {
        return (List<String>) values.getOrDefault(Setting.LANGUARD_CORS_ORIGINS, List.of());
    }

    /** Largest upload. */
    public long maxUploadBytes() {
        return number(Setting.LANGUARD_MAX_UPLOAD_MB) * 1024L * 1024L;
    }

    /** Days that logs and metrics are kept. */
    public int retentionDays() {
        return number(Setting.LANGUARD_RETENTION_DAYS);
    }

    /** Bearer token for {@code GET /metrics}; only loopback is answered where empty. */
    public Optional<String> metricsToken() {
        return text(Setting.LANGUARD_METRICS_TOKEN);
    }

    /** TCP port of the remote shell; 0 = off. */
    public int shellPort() {
        return number(Setting.LANGUARD_SHELL_PORT);
    }

    /** The database server that serves instead of the embedded database, once any of its settings is given. */
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

    /** Key of the worlds' admin endpoint; while it equals {@link #PLACEHOLDER_KEY}, only loopback is let in with it. */
    public String adminApiKey() {
        return string(Setting.ADMIN_API_KEY);
    }

    /** How long to wait for the address of a world that starts. */
    public Duration addressTimeout() {
        return Duration.ofSeconds(number(Setting.BAZA_ADDRESS_TIMEOUT));
    }

    /** How long to wait then until its game's port answers; not at all where zero. */
    public Duration readyPortTimeout() {
        return Duration.ofSeconds(number(Setting.BAZA_READY_PORT_TIMEOUT));
    }

    /** Time between cleanups of worlds that the platform does by itself; none where it is zero. */
    public Duration cleanupInterval() {
        return Duration.ofSeconds(number(Setting.BAZA_CLEANUP_INTERVAL));
    }

    /** Networks that may ask for worlds; loopback and private addresses where empty. */
    public List<Cidr> allowedNetworks() {
        return networks(Setting.BAZA_ALLOWED_NETWORKS);
    }

    /** Key that everyone who asks for a world must send, once given. */
    public Optional<String> bazaApiKey() {
        return text(Setting.BAZA_API_KEY);
    }

    private Object given(Setting setting, String text) {
        try {
            Object value = setting.read(text);
            accepted.put(setting.name(), text);
            return value;
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
                ? "it counts as not given"
                : setting.secret()
                        ? "its default holds"
                        : "its default " + setting.defaultValue().get() + " holds";
    }

    private static Object byDefault(Setting setting) {
        return setting.defaultValue().map(setting::read).orElse(null);
    }

    private int number(Setting setting) {
        return (Integer) values.get(setting);
    }

    private String string(Setting setting) {
        return (String) values.get(setting);
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(string(setting));
    }

    @SuppressWarnings("unchecked")
    private List<Cidr> networks(Setting setting) {
        return (List<Cidr>) values.getOrDefault(setting, List.of());
    }
}

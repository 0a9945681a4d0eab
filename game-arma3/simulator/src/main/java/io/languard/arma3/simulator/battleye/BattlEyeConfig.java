package io.languard.arma3.simulator.battleye;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * BattlEye's configuration of the 64-bit server ("battleye.com: server documentation"): {@code Key value} lines. The
 * seed file is copied to an active file with a random suffix; an existing active file takes precedence.
 */
public final class BattlEyeConfig {
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9]{1,32}");
    private static final String SEED = "beserver_x64.cfg";
    private static final Pattern ACTIVE = Pattern.compile("beserver_x64_active_[0-9a-f]+\\.cfg");

    private final Map<String, String> entries = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> problems = new ArrayList<>();

    private BattlEyeConfig() {}

    static BattlEyeConfig parse(String text) {
        BattlEyeConfig config = new BattlEyeConfig();
        for (String line : text.split("\r?\n")) {
            if (line.isBlank()) {
                continue;
            }
            int blank = line.indexOf(' ');
            String key = blank < 0 ? line : line.substring(0, blank);
            if (blank <= 0 || key.indexOf('=') >= 0) {
                config.problems.add("Invalid config entry: " + key.replaceAll("=.*", "=…"));
            } else {
                config.entries.put(key, line.substring(blank + 1).strip());
            }
        }
        return config;
    }

    /**
     * Reads the active file of a folder, or creates it from the seed.
     *
     * @param renames whether the seed is moved instead of copied
     */
    public static BattlEyeConfig activate(Path folder, boolean renames) throws IOException {
        Optional<Path> active = find(folder, name -> ACTIVE.matcher(name).matches());
        if (active.isPresent()) {
            return parse(Files.readString(active.get(), StandardCharsets.UTF_8));
        }
        Optional<Path> seed = find(folder, SEED::equals);
        if (seed.isEmpty()) {
            return new BattlEyeConfig();
        }
        String name = seed.get().getFileName().toString();
        String suffix = Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
        Path copy = folder.resolve(name.substring(0, name.length() - 4) + "_active_" + suffix + ".cfg");
        if (renames) {
            Files.move(seed.get(), copy);
        } else {
            Files.copy(seed.get(), copy);
        }
        return parse(Files.readString(copy, StandardCharsets.UTF_8));
    }

    /** Returns the errors of lines that are not {@code Key value}. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Returns the password, if BattlEye accepts it: 1 to 32 letters and digits. */
    public Optional<String> rconPassword() {
        return Optional.ofNullable(entries.get("RConPassword"))
                .filter(password -> PASSWORD.matcher(password).matches());
    }

    public boolean hasRefusedPassword() {
        return entries.containsKey("RConPassword") && rconPassword().isEmpty();
    }

    /** Returns RCon's own port, or 0. */
    public int rconPort() {
        try {
            int port = Integer.parseInt(entries.getOrDefault("RConPort", "0"));
            return port > 0 && port < 65536 ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    public Optional<String> rconIp() {
        return Optional.ofNullable(entries.get("RConIP"));
    }

    public boolean restricted() {
        return entries.getOrDefault("RestrictRCon", "0").equals("1");
    }

    private static Optional<Path> find(Path folder, Predicate<String> lowerName) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> lowerName.test(file.getFileName().toString().toLowerCase(Locale.ROOT)))
                    .sorted()
                    .findFirst();
        }
    }
}

package io.languard.core.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment of a game's process: a few variables of the platform's own, and what the adapter adds. Variables that
 * games rely on have a value even if the platform was started without them, as by a minimal container or by cron.
 */
final class ProcessEnvironment {

    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TZ");
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private ProcessEnvironment() {}

    /**
     * Returns the environment of a process.
     *
     * @param platform the platform's own environment
     * @param added the variables that the adapter adds; they may replace the others
     * @param fallbackHome the home of a user that has none
     */
    static Map<String, String> of(Map<String, String> platform, Map<String, String> added, Path fallbackHome) {
        Map<String, String> environment = new HashMap<>(platform);
        environment.keySet().retainAll(INHERITED);
        putIfMissing(environment, "PATH", DEFAULT_PATH);
        putIfMissing(environment, "HOME", home(fallbackHome));
        environment.putIfAbsent("LANG", "C.UTF-8");
        environment.putAll(added);
        return environment;
    }

    private static void putIfMissing(Map<String, String> environment, String name, String value) {
        if (environment.getOrDefault(name, "").isEmpty()) {
            environment.put(name, value);
        }
    }

    /** Returns the user's home according to the user database. */
    private static String home(Path fallback) {
        try {
            Path home = Path.of(System.getProperty("user.home", ""));
            return (home.isAbsolute() && Files.isDirectory(home) ? home : fallback).toString();
        } catch (InvalidPathException e) {
            return fallback.toString();
        }
    }
}

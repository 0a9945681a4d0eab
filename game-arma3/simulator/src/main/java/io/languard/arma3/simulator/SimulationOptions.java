package io.languard.arma3.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The options of the simulation: {@code -simName} or {@code -simName=value} on the command line and in the file {@code
 * simulator.args} in the working directory.
 */
final class SimulationOptions {
    /** A planned crash: when, and with which exit code or signal. */
    record PlannedCrash(long afterMillis, String code) {}

    private static final String FILE = "simulator.args";
    private static final List<String> NAMES = List.of(
            "control",
            "crashafter",
            "delay",
            "forgetful",
            "ignoreterm",
            "lose",
            "neverready",
            "nochallenge",
            "partsize",
            "players",
            "renamebeconfig",
            "strict");

    private final Map<String, String> values = new HashMap<>();
    private final List<String> unknown = new ArrayList<>();

    SimulationOptions(List<String> arguments) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = (equals < 0 ? argument : argument.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (name.startsWith("-sim") && NAMES.contains(name.substring(4))) {
                values.put(name.substring(4), equals < 0 ? "" : argument.substring(equals + 1));
            } else {
                unknown.add(argument);
            }
        }
    }

    /** Returns the options of the command line, overridden by those of the file. */
    static SimulationOptions of(List<String> arguments, Path folder) {
        List<String> all = new ArrayList<>(arguments);
        try {
            String text = Files.readString(folder.resolve(FILE), StandardCharsets.UTF_8);
            all.addAll(List.of(text.strip().split("\\s+")));
            all.removeIf(String::isEmpty);
        } catch (IOException e) {
            // Without the file, only the command line applies.
        }
        return new SimulationOptions(all);
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    long number(String name, long fallback) {
        try {
            return Long.parseLong(values.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return fallback;
        }
    }

    Path controlFile(Path folder) {
        return folder.resolve(values.getOrDefault("control", "simulator.control"));
    }

    Optional<PlannedCrash> plannedCrash() {
        String value = values.get("crashafter");
        if (value == null || !value.matches("\\d{1,9}(:.*)?")) {
            return Optional.empty();
        }
        int colon = value.indexOf(':');
        return Optional.of(new PlannedCrash(
                Long.parseLong(colon < 0 ? value : value.substring(0, colon)),
                colon < 0 ? "" : value.substring(colon + 1)));
    }
}

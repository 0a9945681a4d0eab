package io.languard.arma3.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parsed command line ("Bohemia wiki: Arma 3: Startup Parameters"): names are case-insensitive, each argument is
 * one element, and {@code -par=} is read from its file. The simulator's own options, which start with {@code -sim}, are
 * stored separately.
 */
final class LaunchArguments {
    private static final int DEFAULT_PORT = 2302;
    private static final Set<String> KNOWN = Set.of(
            ("server config cfg profiles name port ip mod servermod keysfolder mpmissions bepath pid ranking par world"
                            + " autoinit loadmissiontomemory limitfps bandwidthalg disableserverthread filepatching"
                            + " checksignatures checksignaturesfull maxmem maxfilecachesize cpucount cpuaffinity"
                            + " cpumainthreadaffinity enableht exthreads malloc hugepages nocb nosound nosplash"
                            + " skipintro nologs netlog networkdiaginterval debugcallextension preprocdefine"
                            + " dumpaddondependencygraph nofreezecheck debug unit")
                    .split(" "));

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> simulation = new ArrayList<>();

    LaunchArguments(List<String> arguments) {
        read(arguments);
        value("par").ifPresent(file -> read(lines(Path.of(file))));
    }

    /** Returns the arguments that the game would ignore, unchanged. */
    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** Returns the simulator's own options. */
    List<String> simulation() {
        return List.copyOf(simulation);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns the text after {@code -name=}; empty if it is absent or empty. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    int port() {
        try {
            int port = Integer.parseInt(values.getOrDefault("port", ""));
            return port > 0 && port < 65535 ? port : DEFAULT_PORT;
        } catch (NumberFormatException e) {
            return DEFAULT_PORT;
        }
    }

    /** Returns the elements of a list such as {@code -mod=a;b}. */
    List<String> list(String name) {
        return List.of(values.getOrDefault(name, "").split(";")).stream()
                .filter(element -> !element.isBlank())
                .toList();
    }

    private void read(List<String> arguments) {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = (equals < 0 ? argument : argument.substring(0, equals)).toLowerCase(Locale.ROOT);
            if (name.startsWith("-sim")) {
                simulation.add(argument);
            } else if (name.startsWith("-") && KNOWN.contains(name.substring(1))) {
                values.put(name.substring(1), equals < 0 ? "" : argument.substring(equals + 1));
            } else {
                unknown.add(argument);
            }
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

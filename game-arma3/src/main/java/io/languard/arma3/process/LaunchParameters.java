package io.languard.arma3.process;

import io.languard.api.ConfigSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of section launch that correspond to one parameter each (Bohemia wiki: Arma 3: Startup Parameters). */
public final class LaunchParameters {

    private static final Map<String, String> SWITCHES = pairs(
            "auto_init", "autoInit",
            "load_mission_to_memory", "loadMissionToMemory",
            "disable_server_thread", "disableServerThread",
            "file_patching", "filePatching",
            "check_signatures", "checkSignatures",
            "check_signatures_full", "checkSignaturesFull",
            "enable_ht", "enableHT",
            "huge_pages", "hugePages",
            "no_cb", "noCB",
            "no_sound", "noSound",
            "no_logs", "noLogs",
            "netlog", "netlog",
            "debug_call_extension", "debugCallExtension",
            "no_freeze_check", "noFreezeCheck");

    private static final Map<String, String> VALUES = pairs(
            "world", "world",
            "limit_fps", "limitFPS",
            "ip", "ip",
            "bandwidth_alg", "bandwidthAlg",
            "max_mem", "maxMem",
            "max_file_cache_size", "maxFileCacheSize",
            "cpu_count", "cpuCount",
            "cpu_affinity", "cpuAffinity",
            "cpu_main_thread_affinity", "cpuMainThreadAffinity",
            "ex_threads", "exThreads",
            "malloc", "malloc",
            "network_diag_interval", "networkDiagInterval",
            "unit", "unit");

    /** The names of the parameters in lower case. */
    static final Set<String> NAMES = Stream.concat(SWITCHES.values().stream(), VALUES.values().stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** The names of the fields. */
    static final Set<String> FIELDS =
            Stream.concat(SWITCHES.keySet().stream(), VALUES.keySet().stream()).collect(Collectors.toUnmodifiableSet());

    /** Parameters whose values are text, although some consist of digits. */
    private static final Set<String> TEXTS =
            Set.of("world", "ip", "cpu_affinity", "cpu_main_thread_affinity", "malloc", "unit");

    private LaunchParameters() {}

    /** Returns the field of a switch by the name of the parameter in lower case, if there is one. */
    public static Optional<String> switchField(String name) {
        return field(SWITCHES, name);
    }

    /** Returns the field of a parameter with a value, as {@link #switchField} does. */
    public static Optional<String> valueField(String name) {
        return field(VALUES, name);
    }

    /** Returns whether the value of a field is a number. */
    public static boolean isNumber(String field) {
        return !TEXTS.contains(field);
    }

    private static Optional<String> field(Map<String, String> parameters, String name) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static List<String> arguments(ConfigSection values) {
        List<String> arguments = new ArrayList<>();
        VALUES.forEach((field, name) -> {
            Object value = values.get(field);
            if (value != null && !value.toString().isEmpty()) {
                arguments.add("-" + name + "=" + value);
            }
        });
        SWITCHES.forEach((field, name) -> {
            if (values.isEnabled(field)) {
                arguments.add("-" + name);
            }
        });
        return arguments;
    }

    private static Map<String, String> pairs(String... names) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int index = 0; index < names.length; index += 2) {
            pairs.put(names[index], names[index + 1]);
        }
        return pairs;
    }
}

package io.languard.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Optional;

/**
 * Determines the time zone that a process has, by the rules of the C library (glibc manual: TZ Variable). They differ from
 * those of the JDK, which has time zone data of its own: if the file that {@code TZ} names does not exist, a process uses
 * UTC.
 */
public final class EffectiveTimeZone {

    private static final ZoneRules UTC = ZoneOffset.UTC.getRules();

    private final Path localTime;
    private final Path zoneInfo;

    /** Creates an instance that reads this machine's files. */
    public EffectiveTimeZone() {
        this(Path.of("/etc/localtime"), Path.of("/usr/share/zoneinfo"));
    }

    EffectiveTimeZone(Path localTime, Path zoneInfo) {
        this.localTime = localTime;
        this.zoneInfo = zoneInfo;
    }

    /** Returns the rules of the zone of a process with these environment variables. */
    public ZoneRules of(Map<String, String> environment) {
        String zone = environment.get("TZ");
        if (zone == null) {
            return ofFile(localTime).orElse(UTC);
        }
        String name = zone.startsWith(":") ? zone.substring(1) : zone;
        if (name.isEmpty()) {
            return UTC;
        }
        return namedFile(name)
                .flatMap(this::ofFile)
                .or(() -> PosixTimeZone.parse(name))
                .orElse(UTC);
    }

    private Optional<Path> namedFile(String name) {
        try {
            return Optional.of(zoneInfo.resolve(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns the rules of a file of time zone data; empty if it is none. */
    private Optional<ZoneRules> ofFile(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            if (!text.startsWith("TZif")) {
                return Optional.empty();
            }
            return named(file.toRealPath()).or(() -> footer(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the rules that the JDK has for a file, which also cover zones with irregular transitions. */
    private Optional<ZoneRules> named(Path file) throws IOException {
        Path folder = zoneInfo.toRealPath();
        if (!file.startsWith(folder)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(folder.relativize(file).toString()).getRules());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the rules for times after the last transition that the file lists, which its last line contains. */
    private static Optional<ZoneRules> footer(String text) {
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        return PosixTimeZone.parse(text.substring(text.lastIndexOf('\n', end - 1) + 1, end));
    }
}

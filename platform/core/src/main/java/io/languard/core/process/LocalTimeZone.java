package io.languard.core.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time zone that the C library gives a process, see tzset(3). It differs from what the JDK makes of the same
 * variable: without time zone data, the C library uses UTC for {@code Europe/Berlin}, and the JDK does not.
 */
final class LocalTimeZone {

    /** A description of a time zone with daylight saving time, in any of its forms. */
    private static final Pattern CHANGING = Pattern.compile(
            "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)[+-]?\\d[\\d:]*(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>).*");

    private final Path localTime;
    private final Path zones;

    LocalTimeZone() {
        this(Path.of("/etc/localtime"), Path.of("/usr/share/zoneinfo"));
    }

    LocalTimeZone(Path localTime, Path zones) {
        this.localTime = localTime;
        this.zones = zones;
    }

    /**
     * Returns the time zone of a process, in a form that {@link PosixTimeZone#rules} understands.
     *
     * @param variable the value of {@code TZ}; {@code null} if the process does not have it
     * @return empty if the zone is not known
     */
    Optional<String> find(@Nullable String variable) {
        if (variable == null) {
            return ofMachine().map(ZoneId::getId);
        }
        String name = variable.startsWith(":") ? variable.substring(1) : variable;
        return file(name).map(file -> named(file).map(ZoneId::getId)).orElseGet(() -> PosixTimeZone.parse(name)
                .map(rules -> described(name, rules))
                .or(() -> CHANGING.matcher(name).matches() ? Optional.empty() : Optional.of(ZoneOffset.UTC.getId())));
    }

    /** Returns the file of a zone that is installed. */
    private Optional<Path> file(String name) {
        try {
            return Optional.of(zones.resolve(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String described(String name, ZoneRules rules) {
        return rules.isFixedOffset() ? rules.getOffset(Instant.EPOCH).getId() : name;
    }

    private Optional<ZoneId> ofMachine() {
        if (!Files.exists(localTime)) {
            return Optional.of(
                    Files.isDirectory(requireNonNull(localTime.getParent())) ? ZoneOffset.UTC : ZoneId.systemDefault());
        }
        try {
            return named(localTime.toRealPath()).or(() -> Optional.of(ZoneId.systemDefault())); // a copied file
        } catch (IOException e) {
            return Optional.of(ZoneId.systemDefault());
        }
    }

    private Optional<ZoneId> named(Path file) {
        Path normal = file.normalize();
        if (!normal.startsWith(zones)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(zones.relativize(normal).toString()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

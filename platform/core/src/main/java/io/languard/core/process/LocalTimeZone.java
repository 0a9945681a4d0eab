package io.languard.core.process;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time zone that the C library gives a process, see tzset(3). It differs from what the JDK makes of the same
 * variable: without time zone data, the C library uses UTC for {@code Europe/Berlin}, and the JDK does not.
 */
final class LocalTimeZone {

    /** A POSIX time zone without daylight saving time, such as {@code UTC0} or {@code <+0530>-5:30}. */
    private static final Pattern FIXED =
            Pattern.compile("(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)([+-]?)(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2}))?");

    /** A POSIX time zone with daylight saving time; the JDK has no equivalent. */
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
     * Returns the time zone of a process.
     *
     * @param variable the value of {@code TZ}; {@code null} if the process does not have it
     * @return empty if the zone has no name that the JDK knows
     */
    Optional<ZoneId> find(@Nullable String variable) {
        if (variable == null) {
            return ofMachine();
        }
        String name = variable.startsWith(":") ? variable.substring(1) : variable;
        if (name.isEmpty()) {
            return Optional.of(ZoneOffset.UTC);
        }
        try {
            Path file = zones.resolve(name);
            if (Files.isRegularFile(file)) {
                return named(file);
            }
        } catch (InvalidPathException e) {
            return Optional.of(ZoneOffset.UTC);
        }
        Matcher fixed = FIXED.matcher(name);
        if (fixed.matches()) {
            return offset(fixed);
        }
        return CHANGING.matcher(name).matches() ? Optional.empty() : Optional.of(ZoneOffset.UTC);
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

    /** Converts a POSIX offset, which is positive west of Greenwich. */
    private static Optional<ZoneId> offset(Matcher fixed) {
        int seconds = number(fixed.group(2)) * 3600 + number(fixed.group(3)) * 60 + number(fixed.group(4));
        try {
            return Optional.of(ZoneOffset.ofTotalSeconds(fixed.group(1).equals("-") ? seconds : -seconds));
        } catch (DateTimeException e) {
            return Optional.of(ZoneOffset.UTC);
        }
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

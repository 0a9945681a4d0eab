package io.languard.console;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The content encodings that a client names in {@code Accept-Encoding}; those of weight 0 are left out. */
record AcceptedEncodings(Set<String> names) {

    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*", Pattern.CASE_INSENSITIVE);

    static AcceptedEncodings of(@Nullable String header) {
        return new AcceptedEncodings(Stream.of(header == null ? new String[0] : header.split(","))
                .filter(part -> !REFUSED.matcher(part).matches())
                .map(part -> part.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    boolean contains(String encoding) {
        return names.contains(encoding);
    }
}

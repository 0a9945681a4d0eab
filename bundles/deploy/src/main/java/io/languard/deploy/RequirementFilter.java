package io.languard.deploy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the readable parts of a requirement's filter. */
record RequirementFilter(String filter) {

    private static final Pattern LOWEST = Pattern.compile("(?<!!)\\((?:bundle-)?version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\((?:bundle-)?version>=([^)]+)\\)\\)");
    private static final Pattern HIGHEST = Pattern.compile("\\((?:bundle-)?version<=([^)]+)\\)");

    /** Returns the required value of an attribute; empty if there is none. */
    Optional<String> value(String attribute) {
        return first(Pattern.compile("\\(" + Pattern.quote(attribute) + "=([^)*]+)\\)"));
    }

    /** Returns the accepted version range with a leading blank; empty if any version is accepted. */
    String versions() {
        StringBuilder text = new StringBuilder();
        first(LOWEST).filter(version -> !version.equals("0.0.0")).ifPresent(version -> text.append(" from ")
                .append(version));
        first(BELOW).ifPresent(version -> text.append(" below ").append(version));
        first(HIGHEST).ifPresent(version -> text.append(" up to ").append(version));
        return text.toString();
    }

    private Optional<String> first(Pattern pattern) {
        Matcher matcher = pattern.matcher(filter);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}

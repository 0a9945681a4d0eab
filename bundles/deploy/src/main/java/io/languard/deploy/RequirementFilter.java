package io.languard.deploy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads out of a requirement's filter what people want to know. */
record RequirementFilter(String filter) {

    private static final Pattern LOWEST = Pattern.compile("(?<!!)\\((?:bundle-)?version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\((?:bundle-)?version>=([^)]+)\\)\\)");
    private static final Pattern HIGHEST = Pattern.compile("\\((?:bundle-)?version<=([^)]+)\\)");

    /** The value that an attribute must have. */
    Optional<String> value(String attribute) {
        return first(Pattern.compile("\\(" + Pattern.quote(attribute) + "=([^)*]+)\\)"));
    }

    /** The versions that would do, with a blank before; empty if any will. */
    String versions() {
        StringBuilder text = new StringBuilder();
        first(LOWEST).filter(version -> !version.equals("0.0.0")).ifPresent(version -> text.append(" from ")
                .append(version));
        first(BELOW).ifPresent(version -> text.append(" below ").append(version));
        first(HIGHEST).ifPresent(version -> text.append(" up to ").append(version));
        return text.toString();
    }

    private Optional<String> first(Pattern pattern) {
        Matcher found = pattern.matcher(filter);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}

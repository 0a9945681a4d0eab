package io.languard.deploy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleException;

/** Says in one line for people why a bundle can't be used. */
final class Reasons {

    private static final Pattern PACKAGE =
            Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)\\)((?:\\(!?\\(?version[^)]*\\)+)*)");
    private static final Pattern REQUIREMENT = Pattern.compile("missing requirement \\[.*?\\] ([\\w.]+); (\\(.*\\))");

    private Reasons() {}

    static String of(Exception failure) {
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof BundleException e && e.getType() == BundleException.RESOLVE_ERROR) {
            Matcher wanted = PACKAGE.matcher(text);
            if (wanted.find()) {
                return "it needs package " + wanted.group(1) + versions(wanted.group(2)) + ", which no bundle provides";
            }
            Matcher other = REQUIREMENT.matcher(text);
            if (other.find()) {
                return "it needs " + other.group(1) + " " + other.group(2) + ", which no bundle provides";
            }
        }
        Throwable cause = failure.getCause();
        return firstLine(cause != null && cause.getMessage() != null ? text + " " + cause.getMessage() : text);
    }

    private static String versions(String filter) {
        String plain = filter.replaceAll("[()]", " ")
                .replace("version", "")
                .replaceAll("\\s+", " ")
                .strip();
        return plain.isEmpty() ? "" : " (version " + plain.replace("! >=", "below ") + ")";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}

package io.languard.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * Links the classes of bundles that were only loaded so far, such as the annotations and the exceptions in signatures: the
 * JVM archives no others of a bundle. It lists them with {@code -Xlog:class+load:file=FILE:none}.
 */
final class ClassLinker {

    private static final Pattern LOADED =
            Pattern.compile("(\\S+) source: (" + Pattern.quote(SystemBundleInstaller.LOCATION) + "\\S+)");

    private ClassLinker() {}

    /** @param log what the JVM has logged about loaded classes */
    static void linkAll(BundleContext context, Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
            // The log grows meanwhile.
            for (String line : lines.toList()) {
                Matcher loaded = LOADED.matcher(line);
                Bundle bundle = loaded.matches() ? context.getBundle(loaded.group(2)) : null;
                if (bundle != null) {
                    link(bundle, loaded.group(1));
                }
            }
        }
    }

    private static void link(Bundle bundle, String name) {
        try {
            bundle.loadClass(name).getDeclaredMethods();
        } catch (ClassNotFoundException | LinkageError e) {
            // Hidden, or a part of it is in a package that is imported optionally: it can't be archived.
        }
    }
}

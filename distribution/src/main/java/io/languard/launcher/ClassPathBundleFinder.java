package io.languard.launcher;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.connect.FrameworkUtilHelper;

/**
 * Finds the bundle of a class that the launcher's class loader has loaded, for
 * {@link org.osgi.framework.FrameworkUtil#getBundle(Class)}: only class loaders of bundles know theirs.
 */
public final class ClassPathBundleFinder implements FrameworkUtilHelper {

    private static final Map<Path, Bundle> BUNDLES = new ConcurrentHashMap<>();

    /** Called by the service loader. */
    public ClassPathBundleFinder() {}

    /** Makes the classes of this jar belong to this bundle. */
    static void add(Path jar, Bundle bundle) {
        BUNDLES.put(jar, bundle);
    }

    /** Forgets the bundles of a framework that ends. */
    static void clear() {
        BUNDLES.clear();
    }

    @Override
    public Optional<Bundle> getBundle(Class<?> classOfBundle) {
        CodeSource source = classOfBundle.getProtectionDomain().getCodeSource();
        if (source == null
                || source.getLocation() == null
                || !source.getLocation().getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(BUNDLES.get(Path.of(source.getLocation().toURI())));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // not the location of a jar
        }
    }
}

package io.languard.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;

/**
 * Connects bundles whose jars are on the class path with the launcher's class loader (OSGi Core R8, chapter 60), because
 * the JVM takes their classes from its {@link ClassArchive} without reading and verifying them. All others, such as those of
 * the drop folder, are installed as usual and have a class loader of their own.
 */
final class ClassPathConnector implements ModuleConnector {

    private final Map<String, Path> jars;
    private final ClassPath classPath;

    /** @param jars the jars by the locations of their bundles */
    ClassPathConnector(Map<String, Path> jars, ClassPath classPath) {
        this.jars = Map.copyOf(jars);
        this.classPath = classPath;
    }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {}

    @Override
    public Optional<ConnectModule> connect(String location) {
        return Optional.ofNullable(jars.get(location))
                .filter(classPath::contains)
                .map(jar -> () -> new JarContent(jar, ClassPathConnector.class.getClassLoader()));
    }

    @Override
    public Optional<BundleActivator> newBundleActivator() {
        return Optional.empty();
    }
}

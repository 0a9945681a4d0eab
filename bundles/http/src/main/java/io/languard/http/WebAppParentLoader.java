package io.languard.http;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.jspecify.annotations.Nullable;

/**
 * The parent of the class loaders of web applications: it has the servlet API, Jetty and SLF4J, and nothing else of the
 * platform, whose class loader may have more.
 */
final class WebAppParentLoader extends ClassLoader {

    private static final List<String> PACKAGES = List.of("jakarta.servlet.", "org.eclipse.jetty.", "org.slf4j.");

    private final ClassLoader platform;

    /** The location of Jetty's jar for web applications, of which the lists of services are visible, too. */
    private final String jar;

    WebAppParentLoader() {
        super("web-applications", ClassLoader.getPlatformClassLoader());
        platform = WebAppContext.class.getClassLoader();
        String file = WebAppContext.class.getName().replace('.', '/') + ".class";
        String location = Objects.requireNonNull(platform.getResource(file)).toString();
        jar = location.substring(0, location.length() - file.length());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (isInSharedPackage(name)) {
            return platform.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        try {
            Enumeration<URL> found = findResources(name);
            return found.hasMoreElements() ? found.nextElement() : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        if (isInSharedPackage(name.replace('/', '.'))) {
            return platform.getResources(name);
        }
        if (!name.startsWith("META-INF/services/")) {
            return Collections.emptyEnumeration();
        }
        return Collections.enumeration(Collections.list(platform.getResources(name)).stream()
                .filter(url -> url.toString().startsWith(jar))
                .toList());
    }

    private static boolean isInSharedPackage(String name) {
        return PACKAGES.stream().anyMatch(name::startsWith);
    }
}

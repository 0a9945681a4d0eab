package io.languard.tck;

import java.lang.module.ModuleDescriptor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packages that a bundle may import: those of the JDK, of the API, and of the libraries that the API is built on.
 */
final class ProvidedPackages {

    private static final List<String> ROOTS = List.of(
            "io.languard.api", "jakarta.ws.rs", "org.slf4j", "org.osgi.framework", "org.osgi.service.component");

    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
            .filter(module ->
                    module.getName().startsWith("java.") || module.getName().startsWith("jdk."))
            .flatMap(module -> module.getDescriptor().exports().stream())
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());

    private ProvidedPackages() {}

    static boolean contains(String name) {
        return name.startsWith("java.")
                || JDK.contains(name)
                || ROOTS.stream().anyMatch(root -> name.equals(root) || name.startsWith(root + "."));
    }
}

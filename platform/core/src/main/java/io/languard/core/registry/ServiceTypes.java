package io.languard.core.registry;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Constants;

/** Determines the interfaces that a service is registered under, as classes. */
final class ServiceTypes {

    private ServiceTypes() {}

    /** Returns the interfaces that the service implements and that its property {@code objectClass} names. */
    static Set<Class<?>> of(Object service, Map<String, Object> properties) {
        Set<Class<?>> implemented = new LinkedHashSet<>();
        for (Class<?> type = service.getClass(); type != null; type = type.getSuperclass()) {
            addInterfaces(type, implemented);
        }
        Set<String> names = properties.get(Constants.OBJECTCLASS) instanceof String[] registered
                ? Set.copyOf(Arrays.asList(registered))
                : Set.of();
        implemented.removeIf(type -> !names.contains(type.getName()));
        return implemented;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
        for (Class<?> implemented : type.getInterfaces()) {
            if (found.add(implemented)) {
                addInterfaces(implemented, found);
            }
        }
    }
}

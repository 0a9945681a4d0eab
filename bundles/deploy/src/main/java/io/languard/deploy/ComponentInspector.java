package io.languard.deploy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Finds the components of a running bundle that do not work, and the reasons. Thread-safe. */
final class ComponentInspector {

    private volatile @Nullable ServiceComponentRuntime runtime;

    void set(ServiceComponentRuntime newRuntime) {
        runtime = newRuntime;
    }

    void unset(ServiceComponentRuntime oldRuntime) {
        if (runtime == oldRuntime) {
            runtime = null;
        }
    }

    /**
     * Returns the first problem of a bundle's components; empty if there is none or no component runtime is
     * available.
     *
     * @param includeWaiting whether a component that waits for a service counts as a problem; right after a start it
     *     does not
     */
    Optional<String> problem(Bundle bundle, boolean includeWaiting) {
        ServiceComponentRuntime current = runtime;
        if (current == null) {
            return Optional.empty();
        }
        for (ComponentDescriptionDTO component : current.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO configuration : current.getComponentConfigurationDTOs(component)) {
                Optional<String> problem = problem(component, configuration, includeWaiting);
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Returns why a component of a running bundle is not registered; empty if it is or if no component runtime is
     * available.
     */
    Optional<String> problem(Bundle bundle, String name) {
        ServiceComponentRuntime current = runtime;
        if (current == null) {
            return Optional.empty();
        }
        ComponentDescriptionDTO component = current.getComponentDescriptionDTO(bundle, name);
        if (component == null) {
            return Optional.of("Component " + name + " could not be read; see the log");
        }
        if (!current.isComponentEnabled(component)) {
            return Optional.of("Component " + name + " is disabled");
        }
        var configurations = current.getComponentConfigurationDTOs(component);
        return configurations.isEmpty()
                ? Optional.of("Component " + name + " is waiting for its configuration")
                : configurations.stream()
                        .flatMap(configuration -> problem(component, configuration, true).stream())
                        .findFirst();
    }

    private static Optional<String> problem(
            ComponentDescriptionDTO component, ComponentConfigurationDTO configuration, boolean includeWaiting) {
        String name = "Component " + component.name;
        return switch (configuration.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Optional.of(name + " failed: " + cause(configuration.failure));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                includeWaiting
                        ? Optional.of(name + " is waiting for " + missingServices(component, configuration))
                        : Optional.empty();
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                includeWaiting ? Optional.of(name + " is waiting for its configuration") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Returns the message of the innermost cause in a printed stack trace. */
    private static String cause(String trace) {
        if (trace == null) {
            return "see the log";
        }
        String marker = "Caused by: ";
        int last = trace.lastIndexOf(marker);
        return ErrorMessages.firstLine(last < 0 ? trace : trace.substring(last + marker.length()));
    }

    private static String missingServices(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return Arrays.stream(configuration.unsatisfiedReferences)
                .map(missing -> Arrays.stream(component.references)
                        .filter(reference -> reference.name.equals(missing.name))
                        .map(reference -> "service " + reference.interfaceName
                                + (reference.target == null ? "" : " " + reference.target))
                        .findFirst()
                        .orElse(missing.name))
                .collect(Collectors.joining(" and "));
    }
}

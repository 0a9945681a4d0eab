package io.languard.deploy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Tells which components of a running bundle do not work, and why. Safe for many threads. */
final class ComponentInspector {

    private volatile ServiceComponentRuntime runtime;

    void set(ServiceComponentRuntime present) {
        runtime = present;
    }

    void unset(ServiceComponentRuntime gone) {
        if (runtime == gone) {
            runtime = null;
        }
    }

    /**
     * The first trouble of a bundle's components.
     *
     * @param waitingCounts whether a component that waits for a service is trouble already; right after a start it is not
     */
    Optional<String> problem(Bundle bundle, boolean waitingCounts) {
        ServiceComponentRuntime asked = runtime;
        if (asked == null) {
            return Optional.empty();
        }
        for (ComponentDescriptionDTO component : asked.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO configuration : asked.getComponentConfigurationDTOs(component)) {
                Optional<String> problem = problem(component, configuration, waitingCounts);
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    /** Why one component of a running bundle is not registered; empty if it is, or nobody runs components. */
    Optional<String> problem(Bundle bundle, String name) {
        ServiceComponentRuntime asked = runtime;
        ComponentDescriptionDTO component = asked == null ? null : asked.getComponentDescriptionDTO(bundle, name);
        if (component == null) {
            return asked == null
                    ? Optional.empty()
                    : Optional.of("its component " + name + " can't be read: see the log");
        }
        if (!asked.isComponentEnabled(component)) {
            return Optional.of("its component " + name + " is disabled");
        }
        var configurations = asked.getComponentConfigurationDTOs(component);
        return configurations.isEmpty()
                ? Optional.of("its component " + name + " waits for its configuration")
                : configurations.stream()
                        .flatMap(configuration -> problem(component, configuration, true).stream())
                        .findFirst();
    }

    private static Optional<String> problem(
            ComponentDescriptionDTO component, ComponentConfigurationDTO configuration, boolean waitingCounts) {
        String name = "its component " + component.name;
        return switch (configuration.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> Optional.of(
                    name + " failed: " + cause(configuration.failure));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> waitingCounts
                    ? Optional.of(name + " waits for " + wanted(component, configuration))
                    : Optional.empty();
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION -> waitingCounts
                    ? Optional.of(name + " waits for its configuration")
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The last cause of a printed stack trace. */
    private static String cause(String trace) {
        if (trace == null) {
            return "for a reason that the log may tell";
        }
        String caused = "Caused by: ";
        int last = trace.lastIndexOf(caused);
        return ErrorMessages.firstLine(last < 0 ? trace : trace.substring(last + caused.length()));
    }

    private static String wanted(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
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

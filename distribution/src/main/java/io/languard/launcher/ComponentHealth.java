package io.languard.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Reports components of the platform's bundles that are unsatisfied or failed to activate. */
final class ComponentHealth {

    private final BundleContext context;

    ComponentHealth(BundleContext context) {
        this.context = context;
    }

    /** Describes a component that failed to activate, preferably one that did not fail because of another. */
    Optional<String> findFailure() {
        return configurations().stream()
                .filter(component -> component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .min(Comparator.comparing(ComponentHealth::isConsequence))
                .map(component -> component.description.bundle.symbolicName + " failed to start: "
                        + StartFailureFormatter.oneLine(
                                component.failure == null ? component.description.name : component.failure));
    }

    /** Returns whether the component failed only because a component that it depends on failed. */
    private static boolean isConsequence(ComponentConfigurationDTO component) {
        return component.failure == null || component.failure.contains("Unable to get service for reference");
    }

    /** Describes each bundle that is not active and each missing service that no component of ours provides. */
    List<String> describeUnsatisfied() {
        List<String> lines = new ArrayList<>();
        for (Bundle bundle : SystemBundleInstaller.inactive(context)) {
            lines.add("bundle " + bundle.getSymbolicName() + " is not active");
        }
        Set<String> provided = new HashSet<>();
        Map<String, Integer> missing = new TreeMap<>();
        for (ComponentConfigurationDTO component : configurations()) {
            provided.addAll(List.of(component.description.serviceInterfaces));
            for (UnsatisfiedReferenceDTO reference : component.unsatisfiedReferences) {
                missing.merge(service(component, reference), 1, Integer::sum);
            }
        }
        missing.forEach((service, components) -> {
            if (!provided.contains(service)) {
                lines.add(components + " component(s) wait for the service " + service + ", which is not registered");
            }
        });
        return lines;
    }

    private static String service(ComponentConfigurationDTO component, UnsatisfiedReferenceDTO unsatisfied) {
        return Arrays.stream(component.description.references)
                .filter(reference -> reference.name.equals(unsatisfied.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(unsatisfied.name);
    }

    private List<ComponentConfigurationDTO> configurations() {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            return List.of();
        }
        Bundle[] own = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith(SystemBundleInstaller.LOCATION))
                .toArray(Bundle[]::new);
        ServiceComponentRuntime runtime = context.getService(reference);
        List<ComponentConfigurationDTO> found = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(own)) {
            found.addAll(runtime.getComponentConfigurationDTOs(component));
        }
        context.ungetService(reference);
        return found;
    }
}

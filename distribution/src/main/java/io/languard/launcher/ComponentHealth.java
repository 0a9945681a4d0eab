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

/** What the components of the platform's bundles wait for, or failed at. */
final class ComponentHealth {

    private final BundleContext context;

    ComponentHealth(BundleContext context) {
        this.context = context;
    }

    /** One line on a component that could not be activated; on one that is to blame itself, if there is one. */
    Optional<String> findFailure() {
        return configurations().stream()
                .filter(component -> component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .min(Comparator.comparing(ComponentHealth::isConsequence))
                .map(component -> component.description.bundle.symbolicName + " does not start: "
                        + StartFailureFormatter.oneLine(
                                component.failure == null ? component.description.name : component.failure));
    }

    /** Whether it only failed since it depends on another that did. */
    private static boolean isConsequence(ComponentConfigurationDTO component) {
        return component.failure == null || component.failure.contains("Unable to get service for reference");
    }

    /** A line on each bundle that is not active, and on each service that components wait for and nobody brings. */
    List<String> describeUnsatisfied() {
        List<String> lines = new ArrayList<>();
        for (Bundle bundle : SystemBundleInstaller.inactive(context)) {
            lines.add("bundle " + bundle.getSymbolicName() + " is not active");
        }
        Set<String> promised = new HashSet<>();
        Map<String, Integer> lacking = new TreeMap<>();
        for (ComponentConfigurationDTO component : configurations()) {
            promised.addAll(List.of(component.description.serviceInterfaces));
            for (UnsatisfiedReferenceDTO reference : component.unsatisfiedReferences) {
                lacking.merge(service(component, reference), 1, Integer::sum);
            }
        }
        lacking.forEach((service, components) -> {
            if (!promised.contains(service)) {
                lines.add("nobody offers " + service + ", which " + components + " component(s) wait for");
            }
        });
        return lines;
    }

    private static String service(ComponentConfigurationDTO component, UnsatisfiedReferenceDTO lacking) {
        return Arrays.stream(component.description.references)
                .filter(reference -> reference.name.equals(lacking.name))
                .map(reference -> reference.interfaceName)
                .findFirst()
                .orElse(lacking.name);
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

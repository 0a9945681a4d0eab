package io.languard.deploy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.AbstractWiringNamespace;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** Finds out what a bundle waits for, and says it in an admin's words instead of the resolver's. */
final class RequirementExplainer {

    private final BundleContext context;

    RequirementExplainer(BundleContext context) {
        this.context = context;
    }

    /** What is missing; empty if each requirement by itself could be met, and only all of them together can't. */
    Optional<String> explain(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> waiting = new TreeSet<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if (isMandatory(requirement)) {
                look(bundle, requirement, missing, waiting);
            }
        }
        if (!missing.isEmpty()) {
            return Optional.of("it needs " + String.join(" and ", missing));
        }
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of("it needs " + String.join(" and ", waiting) + ", which itself waits for something");
    }

    private void look(Bundle bundle, BundleRequirement requirement, TreeSet<String> missing, TreeSet<String> waiting) {
        Bundle provider = null;
        for (Bundle candidate : context.getBundles()) {
            if (provides(candidate, requirement)) {
                if (candidate == bundle || candidate.getState() != Bundle.INSTALLED) {
                    return;
                }
                provider = candidate;
            }
        }
        if (provider == null) {
            missing.add(text(requirement));
        } else {
            waiting.add("bundle " + provider.getSymbolicName());
        }
    }

    private static boolean provides(Bundle candidate, BundleRequirement requirement) {
        return capabilities(candidate, requirement.getNamespace()).stream().anyMatch(requirement::matches);
    }

    private static List<BundleCapability> capabilities(Bundle bundle, String namespace) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null ? List.of() : revision.getDeclaredCapabilities(namespace);
    }

    private static boolean isMandatory(BundleRequirement requirement) {
        String resolution = requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE);
        String effective = requirement.getDirectives().getOrDefault(Constants.EFFECTIVE_DIRECTIVE, "resolve");
        return effective.equals("resolve")
                && !Constants.RESOLUTION_OPTIONAL.equals(resolution)
                && !PackageNamespace.RESOLUTION_DYNAMIC.equals(resolution);
    }

    private String text(BundleRequirement requirement) {
        String namespace = requirement.getNamespace();
        String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        RequirementFilter parsed = new RequirementFilter(filter);
        Optional<String> name = parsed.value(namespace);
        if (name.isEmpty()) {
            return "capability " + namespace + " " + filter;
        }
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE -> "package " + name.get() + parsed.versions()
                    + found(namespace, name.get());
            case BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE -> "bundle " + name.get()
                    + parsed.versions() + found(namespace, name.get());
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "Java: " + filter;
            default -> "capability " + namespace + " " + name.get() + parsed.versions();
        };
    }

    /** A version that is there, but not the right one, is the most useful thing to know. */
    private String found(String namespace, String name) {
        TreeSet<String> versions = new TreeSet<>();
        String attribute = namespace.equals(PackageNamespace.PACKAGE_NAMESPACE)
                ? PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE
                : AbstractWiringNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE;
        for (Bundle bundle : context.getBundles()) {
            for (BundleCapability capability : capabilities(bundle, namespace)) {
                if (name.equals(capability.getAttributes().get(namespace))) {
                    versions.add(String.valueOf(capability.getAttributes().get(attribute)));
                }
            }
        }
        return versions.isEmpty()
                ? ", which nothing provides"
                : ", of which only " + String.join(", ", versions) + " is here";
    }
}

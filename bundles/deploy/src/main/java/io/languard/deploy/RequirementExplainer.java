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

/** Explains which requirements of a bundle are missing, in terms that an admin understands. */
final class RequirementExplainer {

    private final BundleContext context;

    RequirementExplainer(BundleContext context) {
        this.context = context;
    }

    /**
     * Returns what is missing; empty if each requirement could be satisfied on its own and only the combination
     * cannot.
     */
    Optional<String> explain(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        TreeSet<String> missing = new TreeSet<>();
        TreeSet<String> waiting = new TreeSet<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            if (isMandatory(requirement)) {
                collect(bundle, requirement, missing, waiting);
            }
        }
        if (!missing.isEmpty()) {
            return Optional.of("Missing " + String.join("; missing ", missing));
        }
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of("Requires " + String.join(" and ", waiting) + ", which is itself waiting");
    }

    private void collect(
            Bundle bundle, BundleRequirement requirement, TreeSet<String> missing, TreeSet<String> waiting) {
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
            missing.add(describe(requirement));
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

    private String describe(BundleRequirement requirement) {
        String namespace = requirement.getNamespace();
        String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        RequirementFilter parsed = new RequirementFilter(filter);
        Optional<String> name = parsed.value(namespace);
        if (name.isEmpty()) {
            return "capability " + namespace + " " + filter;
        }
        return switch (namespace) {
            case PackageNamespace.PACKAGE_NAMESPACE ->
                "package " + name.get() + parsed.versions() + availability(namespace, name.get());
            case BundleNamespace.BUNDLE_NAMESPACE, HostNamespace.HOST_NAMESPACE ->
                "bundle " + name.get() + parsed.versions() + availability(namespace, name.get());
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> "Java: " + filter;
            default -> "capability " + namespace + " " + name.get() + parsed.versions();
        };
    }

    /** Returns the available versions, because a provider with a wrong version is the most useful hint. */
    private String availability(String namespace, String name) {
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
                ? namespace.equals(PackageNamespace.PACKAGE_NAMESPACE)
                        ? ": no bundle exports it"
                        : ": it is not installed"
                : ": only " + String.join(", ", versions) + " is available";
    }
}

package io.languard.core.game;

import io.languard.api.CapabilityType;
import io.languard.service.game.Capability;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Reads the capabilities that installed bundles declare in their manifests. Stateless. */
@Component(service = CapabilityCatalog.class)
public class CapabilityCatalog {

    private final BundleContext context;

    @Activate
    public CapabilityCatalog(BundleContext context) {
        this.context = context;
    }

    /** Returns every declared capability, in no particular order. */
    Stream<Capability> declared() {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull) // uninstalled in the meantime
                .flatMap(revision -> revision.getDeclaredCapabilities(CapabilityType.NAMESPACE).stream())
                .map(declared -> capability(declared.getAttributes()));
    }

    private static Capability capability(Map<String, Object> attributes) {
        Object order = attributes.get(CapabilityType.ORDER_ATTRIBUTE);
        return new Capability(
                String.valueOf(attributes.get(CapabilityType.NAMESPACE)),
                String.valueOf(attributes.get(CapabilityType.TITLE_ATTRIBUTE)),
                order instanceof Number number ? number.intValue() : CapabilityType.DEFAULT_ORDER,
                String.valueOf(attributes.get(CapabilityType.INTERFACE_ATTRIBUTE)),
                String.valueOf(attributes.getOrDefault(CapabilityType.PART_OF_ATTRIBUTE, "")));
    }
}

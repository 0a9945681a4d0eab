package io.languard.tck;

import io.languard.api.CapabilityType;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The capabilities that the API declares, read from its manifest. */
final class StandardCapabilities {

    private static final Pattern INTERFACE =
            Pattern.compile(CapabilityType.INTERFACE_ATTRIBUTE + "=\"?(io\\.languard\\.api\\.[\\w.]+)");

    private StandardCapabilities() {}

    /** Returns the interface with this name. */
    static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the qualified names of the interfaces, as a new modifiable set. */
    static Set<String> interfaces() {
        String declared = BundleContent.read(
                CapabilityType.class, root -> BundleContent.manifest(root).getValue("Provide-Capability"));
        Set<String> names = new TreeSet<>();
        for (Matcher matcher = INTERFACE.matcher(declared); matcher.find(); ) {
            names.add(matcher.group(1));
        }
        return names;
    }
}

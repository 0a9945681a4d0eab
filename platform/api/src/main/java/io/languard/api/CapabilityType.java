package io.languard.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/**
 * Declares that an interface is a capability: something that a game can do if its adapter registers a service of that
 * interface with the property {@code game.type} (see {@link GameType}).
 *
 * <p>The set of capabilities is open. The bundle that contains the interface declares it in its manifest, where bnd
 * copies the elements of this annotation, so the platform knows the capability before any game provides it. Clients see
 * it under {@link #name} as soon as a game provides it.
 *
 * <p>An optional part of another capability, such as kicking players by remote admin, is a capability of its own that
 * names the other one in {@link #partOf}. It is not in the list of a game's capabilities.
 */
@Capability(namespace = CapabilityType.NAMESPACE, attribute = CapabilityType.INTERFACE_ATTRIBUTE + "=${@class}")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CapabilityType {

    /** The namespace of the manifest header {@code Provide-Capability}, and the attribute that holds {@link #name}. */
    String NAMESPACE = "io.languard.capability";

    /** The attribute that holds the name of the interface. */
    String INTERFACE_ATTRIBUTE = "interface";

    /** The attribute that holds {@link #title}. */
    String TITLE_ATTRIBUTE = "title";

    /** The attribute that holds {@link #order}; absent if it is the default. */
    String ORDER_ATTRIBUTE = "order";

    /** The attribute that holds {@link #partOf}; absent if it is the default. */
    String PART_OF_ATTRIBUTE = "part_of";

    /** The {@link #order} of a capability that does not set one. */
    int DEFAULT_ORDER = 1000;

    /** The name in the HTTP API and the shell, in snake_case and unique, such as {@code ban_manager}. */
    @Attribute(NAMESPACE)
    String name();

    /** The subject of messages such as {@code Bans not supported for game type 'rust'}. */
    @Attribute(TITLE_ATTRIBUTE)
    String title();

    /** The position in lists of capabilities, in ascending order; those with the same position are listed by name. */
    @Attribute(ORDER_ATTRIBUTE)
    int order() default DEFAULT_ORDER;

    /** The name of the capability that this one is an optional part of; empty if it stands alone. */
    @Attribute(PART_OF_ATTRIBUTE)
    String partOf() default "";
}

package io.languard.lxc.engine;

/**
 * An address of an instance.
 *
 * @param text as the engine writes it, of IPv4 or IPv6
 * @param engineManaged whether it is on an interface that the engine gave the instance, and not on one made inside it
 */
public record InstanceAddress(String text, boolean engineManaged) {}

package io.languard.lxc.engine;

/**
 * An address of an instance.
 *
 * @param text the IPv4 or IPv6 address as reported by the engine
 * @param engineManaged whether the interface was assigned by the engine, not created inside the instance
 */
public record InstanceAddress(String text, boolean engineManaged) {}

package io.languard.world;

/**
 * A world that is stopped or frozen; its {@link World#status} says which.
 *
 * @param already whether it was so before the request, so that the request changed nothing
 */
public record StoppedWorld(World world, boolean already) {}

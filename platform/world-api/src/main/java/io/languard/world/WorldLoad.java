package io.languard.world;

/**
 * The number of worlds, and the limits that apply to them.
 *
 * @param running worlds that are running or being started
 * @param runningCap the maximum number of running worlds
 * @param frozen worlds that are frozen
 * @param frozenCap the maximum number of frozen worlds
 */
public record WorldLoad(int running, int runningCap, int frozen, int frozenCap) {}

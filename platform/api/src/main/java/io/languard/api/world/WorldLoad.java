package io.languard.api.world;

/**
 * How many worlds there are beside how many may be.
 *
 * @param running that run or are being started
 * @param runningCap that may
 * @param frozen that are frozen
 * @param frozenCap that may be
 */
public record WorldLoad(int running, int runningCap, int frozen, int frozenCap) {}

package io.languard.core.process;

/**
 * What a process tree uses.
 *
 * @param cpuPercent percent of one core
 * @param ramMb resident memory, MiB
 */
public record ResourceUsage(double cpuPercent, double ramMb) {}

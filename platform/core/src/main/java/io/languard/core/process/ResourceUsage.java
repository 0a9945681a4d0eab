package io.languard.core.process;

/**
 * The resource usage of a process tree.
 *
 * @param cpuPercent CPU usage in percent of one core
 * @param ramMb resident memory in MiB
 */
public record ResourceUsage(double cpuPercent, double ramMb) {}

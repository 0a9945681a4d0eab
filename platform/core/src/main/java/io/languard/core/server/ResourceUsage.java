package io.languard.core.server;

/** What a process tree uses; cpu in percent of one core, memory in MiB. */
public record ResourceUsage(double cpuPercent, double ramMb) {}

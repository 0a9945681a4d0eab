package io.languard.service.metric;

import java.time.Instant;

/**
 * Figures of a server at a moment, or their averages over a step of time that begins there.
 *
 * @param cpuPercent of one core
 * @param ramMb MiB
 */
public record MetricPoint(Instant time, double cpuPercent, double ramMb, double playerCount) {}

package io.languard.service.metric;

import java.time.Instant;

/**
 * A server's resource usage at a point in time, or its average over the step that begins there.
 *
 * @param cpuPercent CPU usage in percent of one core
 * @param ramMb resident memory in MiB
 */
public record MetricPoint(Instant time, double cpuPercent, double ramMb, double playerCount) {}

package io.languard.spi.metric;

import io.languard.service.metric.MetricPoint;

/** A measurement of a server. */
public record MetricSample(int serverId, MetricPoint point) {}

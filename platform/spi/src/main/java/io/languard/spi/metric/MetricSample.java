package io.languard.spi.metric;

import io.languard.service.metric.MetricPoint;

/** One measurement of one server. */
public record MetricSample(int serverId, MetricPoint point) {}

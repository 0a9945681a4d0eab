package io.languard.ports.metric;

/** One measurement of one server. */
public record MetricSample(int serverId, MetricPoint point) {}

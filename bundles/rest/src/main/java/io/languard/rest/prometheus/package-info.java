/** Metrics for monitoring at {@code /metrics}, in the text format of Prometheus. */
@org.jspecify.annotations.NullMarked
package io.languard.rest.prometheus;

/** Metrics for monitoring at {@code /metrics}, in the text format of Prometheus. */
package io.languard.rest.prometheus;

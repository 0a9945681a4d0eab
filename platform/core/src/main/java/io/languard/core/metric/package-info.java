/** Metrics of running servers. */
@org.jspecify.annotations.NullMarked
package io.languard.core.metric;

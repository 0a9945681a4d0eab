/** Metrics and their rollups. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.metric;

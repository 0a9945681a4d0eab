/** Conversion of local times in logs to instants. */
@org.jspecify.annotations.NullMarked
package io.languard.toolkit.time;

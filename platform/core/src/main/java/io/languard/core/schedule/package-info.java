/** Runs actions on servers at the times of their schedules. */
@org.jspecify.annotations.NullMarked
package io.languard.core.schedule;

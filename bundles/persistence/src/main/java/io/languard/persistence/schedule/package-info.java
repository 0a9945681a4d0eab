/** Storage of schedules and of their runs. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.schedule;

/** The events of servers. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.event;

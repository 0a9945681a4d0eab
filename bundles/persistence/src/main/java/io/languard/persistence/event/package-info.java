/** The audit trail. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.event;

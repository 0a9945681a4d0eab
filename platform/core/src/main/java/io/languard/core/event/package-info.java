/** The delivery of events and the audit trail. */
@org.jspecify.annotations.NullMarked
package io.languard.core.event;

/** Jobs. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.job;

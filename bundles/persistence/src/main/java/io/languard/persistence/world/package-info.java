/** Worlds on demand. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.world;

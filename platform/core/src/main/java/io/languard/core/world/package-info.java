/** The use cases of worlds on demand. */
@org.jspecify.annotations.NullMarked
package io.languard.core.world;

/** The use cases of the platform itself. */
@org.jspecify.annotations.NullMarked
package io.languard.core.system;

/** Decides which actor may do what. */
@org.jspecify.annotations.NullMarked
package io.languard.core.access;

/** Mods and their assignment to servers. */
@org.jspecify.annotations.NullMarked
package io.languard.core.mod;

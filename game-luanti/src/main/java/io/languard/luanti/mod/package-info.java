/** Mods, which are folders that a world links to. */
@org.jspecify.annotations.NullMarked
package io.languard.luanti.mod;

/** Mods and their keys. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.mod;

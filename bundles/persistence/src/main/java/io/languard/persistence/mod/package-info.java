/** Mods, and which of them a server has enabled. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.mod;

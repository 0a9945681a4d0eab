/** Mods, which are folders that a world links to. */
package io.languard.luanti.mod;

/** Mods and their keys. */
package io.languard.arma3.mod;

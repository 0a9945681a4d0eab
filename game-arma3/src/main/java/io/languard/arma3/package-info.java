/** The Arma 3 adapter: its entry point, the paths of its files and its configuration. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3;

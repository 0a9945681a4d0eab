/** The Arma 3 adapter: its entry point, the paths of its files and its configuration. */
package io.languard.arma3;

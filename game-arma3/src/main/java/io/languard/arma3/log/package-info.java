/** Parsers of the game's logs. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.log;

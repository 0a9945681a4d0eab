/** Parsers of the game's logs. */
package io.languard.arma3.log;

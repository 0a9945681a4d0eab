/** Parsers of the game's log. */
package io.languard.luanti.log;

/** Parsers of the game's log. */
@org.jspecify.annotations.NullMarked
package io.languard.luanti.log;

/** Events that a mod of the adapter reports from inside the game. */
@org.jspecify.annotations.NullMarked
package io.languard.luanti.event;

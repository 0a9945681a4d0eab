/** Writes the game's two logs, RPT and console ("Bohemia wiki: Arma 3: Dedicated Server, Server Config File"). */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.simulator.log;

/**
 * Reads and writes Arma config text ("Bohemia wiki: Arma 3: Server Config File, Basic Server Config File, Server
 * Profile"). Shares no code with the adapter whose output it validates.
 */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.simulator.config;

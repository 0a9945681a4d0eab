/**
 * Reads and writes Arma config text ("Bohemia wiki: Arma 3: Server Config File, Basic Server Config File, Server
 * Profile") as an independent peer: nothing here is shared with the programs whose output it judges.
 */
package io.languard.arma3.simulator.config;

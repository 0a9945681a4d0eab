/** Responds to server browsers ("Valve Developer Community: Server queries", "Bohemia wiki: Arma 3: STEAMWORKSquery"). */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.simulator.query;

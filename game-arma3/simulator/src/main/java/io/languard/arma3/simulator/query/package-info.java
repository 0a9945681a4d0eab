/** Answers server browsers ("Valve Developer Community: Server queries", "Bohemia wiki: Arma 3: STEAMWORKSquery"). */
package io.languard.arma3.simulator.query;

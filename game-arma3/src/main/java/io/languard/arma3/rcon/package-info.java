/** BattlEye RCon in plain Java: packets, sessions, and the thread that serves them all. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.rcon;

/** BattlEye's server side: its configuration, its bans and RCon ("BE RCon Protocol Specification v2"). */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.simulator.battleye;

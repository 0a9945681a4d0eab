/**
 * An adapter without a game. It can be configured, started and read, and plays missions; remote admin, mods and bans are left
 * out, so that their denial can be tested.
 */
package io.languard.testkit.fake;

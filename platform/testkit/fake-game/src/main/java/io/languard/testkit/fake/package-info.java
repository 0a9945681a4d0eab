/**
 * An adapter without a real game. It supports configuration, processes, logs and missions. It does not support remote
 * admin, mods and bans, so that tests can check how the platform rejects them.
 */
@org.jspecify.annotations.NullMarked
package io.languard.testkit.fake;

/** Players who are online, and their sessions. */
@org.jspecify.annotations.NullMarked
package io.languard.core.player;

/** Bans, and keeping them in line with the games' own ban lists. */
@org.jspecify.annotations.NullMarked
package io.languard.core.ban;

/** Copies of SQLite databases that a game is using. */
@org.jspecify.annotations.NullMarked
package io.languard.toolkit.sqlite;

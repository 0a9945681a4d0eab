/** Remote admin by a game's standard input. */
@org.jspecify.annotations.NullMarked
package io.languard.toolkit.console;

/** The use cases of games. */
@org.jspecify.annotations.NullMarked
package io.languard.core.game;

/** Player sessions. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.player;

/** Provisions worlds on demand, one container per player, on LXD or Incus. */
@org.jspecify.annotations.NullMarked
package io.languard.lxc;

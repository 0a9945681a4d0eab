/** Provisions worlds on demand, one container per player, on LXD or Incus. */
package io.languard.lxc;

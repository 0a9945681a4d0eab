/** The bans of all servers. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.ban;

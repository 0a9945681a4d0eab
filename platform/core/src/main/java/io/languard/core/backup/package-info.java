/** Backups of servers. */
@org.jspecify.annotations.NullMarked
package io.languard.core.backup;

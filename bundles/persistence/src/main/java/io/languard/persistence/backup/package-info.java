/** Backups, and what a restore replaces in the database. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.backup;

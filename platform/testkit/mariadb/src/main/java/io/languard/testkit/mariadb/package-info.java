/** A database server for tests, which they can stop and freeze. */
@org.jspecify.annotations.NullMarked
package io.languard.testkit.mariadb;

/** A database server for tests, which they can stop and freeze. */
package io.languard.testkit.mariadb;

/** For tests that need a database server that can be stopped. */
package io.languard.testkit.mariadb;

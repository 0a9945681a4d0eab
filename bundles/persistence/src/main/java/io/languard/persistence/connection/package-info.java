/** Where the database is, opening it, and its outages. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.connection;

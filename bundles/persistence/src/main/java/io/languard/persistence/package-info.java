/** The bundle's connection to the database, shared by its stores. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence;

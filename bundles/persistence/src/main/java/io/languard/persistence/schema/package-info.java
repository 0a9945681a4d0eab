/** The schema and its migration with Liquibase. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.schema;

/** The configuration of servers: schemas, values and secrets. */
@org.jspecify.annotations.NullMarked
package io.languard.core.config;

/** Servers. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.server;

/** The configuration sections of servers. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.config;

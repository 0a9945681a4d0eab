/** The servers in memory: definitions, run states, ports and configuration. */
@org.jspecify.annotations.NullMarked
package io.languard.core.server;

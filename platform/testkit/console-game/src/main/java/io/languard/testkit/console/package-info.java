/**
 * An adapter without a real game, whose server is driven by its standard input. It supports configuration, processes,
 * commands and a graceful shutdown, and nothing else.
 */
@org.jspecify.annotations.NullMarked
package io.languard.testkit.console;

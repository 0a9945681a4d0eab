/** The command line, the ports and the readiness check of a server. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.process;

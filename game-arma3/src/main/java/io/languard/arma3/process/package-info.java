/** The command line, the ports and the readiness check of a server. */
package io.languard.arma3.process;

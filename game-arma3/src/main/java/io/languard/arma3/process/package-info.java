/** The command line, the ports, and when a start is complete. */
package io.languard.arma3.process;

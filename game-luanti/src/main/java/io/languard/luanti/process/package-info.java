/** The launch of a server and its readiness check. */
package io.languard.luanti.process;

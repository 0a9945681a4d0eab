/** The launch of a server and its readiness check. */
@org.jspecify.annotations.NullMarked
package io.languard.luanti.process;

/** The processes of games on this machine. */
@org.jspecify.annotations.NullMarked
package io.languard.core.process;

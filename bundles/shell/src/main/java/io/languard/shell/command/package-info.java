/** The commands of the shell. */
@org.jspecify.annotations.NullMarked
package io.languard.shell.command;

/** The output of commands, as text and as JSON. */
@org.jspecify.annotations.NullMarked
package io.languard.shell.print;

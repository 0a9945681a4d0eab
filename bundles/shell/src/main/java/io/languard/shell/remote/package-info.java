/** The shell over SSH. */
@org.jspecify.annotations.NullMarked
package io.languard.shell.remote;

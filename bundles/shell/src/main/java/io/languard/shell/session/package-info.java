/** Sessions of the shell, local and remote. */
@org.jspecify.annotations.NullMarked
package io.languard.shell.session;

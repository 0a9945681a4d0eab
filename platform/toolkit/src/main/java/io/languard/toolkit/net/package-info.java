/** Checks of the ports that game servers bind. */
@org.jspecify.annotations.NullMarked
package io.languard.toolkit.net;

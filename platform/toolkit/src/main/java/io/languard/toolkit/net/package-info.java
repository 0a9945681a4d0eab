/** Checks of the ports that game servers bind. */
package io.languard.toolkit.net;

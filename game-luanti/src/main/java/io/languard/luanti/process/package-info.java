/** How a Luanti server is started, and known to be ready. */
package io.languard.luanti.process;

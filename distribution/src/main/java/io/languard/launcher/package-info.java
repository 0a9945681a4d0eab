/**
 * Starts the platform: reads the settings, checks what would make a start pointless, runs the OSGi framework with the
 * bundles of {@code system/}, and says on the console when it is ready. The only code that writes to the console.
 */
package io.languard.launcher;

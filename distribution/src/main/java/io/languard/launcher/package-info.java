/**
 * The launcher: reads the settings, validates what would prevent a start, runs the OSGi framework with the bundles of
 * {@code system/}, and prints when the platform is ready. The only code that writes to the console.
 */
@org.jspecify.annotations.NullMarked
package io.languard.launcher;

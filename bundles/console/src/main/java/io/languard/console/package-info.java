/** The web console: serves the page that the build makes of {@code src/main/web}. */
@NullMarked
package io.languard.console;

import org.jspecify.annotations.NullMarked;

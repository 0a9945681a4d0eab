/** The configuration sections and the renderers of the files generated from them. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.settings;

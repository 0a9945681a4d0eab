/** The configuration sections and the renderers of the files generated from them. */
package io.languard.arma3.settings;

/** Taking over the configuration files of a server that was run without the platform. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.imports;

/** The parser and the writer of Arma config text. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.config;

/** The parser and the writer of Arma config text. */
package io.languard.arma3.config;

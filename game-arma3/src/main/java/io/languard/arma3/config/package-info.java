/** The one writer and the one reader of Arma config text. */
package io.languard.arma3.config;

/** Validation of mission files. */
package io.languard.arma3.mission;

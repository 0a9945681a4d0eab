/** Mission files. */
package io.languard.arma3.mission;

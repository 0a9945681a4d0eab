/** A program that stands in for an Arma 3 dedicated server: its start, its control, its end. */
package io.languard.arma3.simulator;

/** Measures a whole installation from outside, over loopback, beside yardsticks of the same run. */
package io.languard.benchmark;

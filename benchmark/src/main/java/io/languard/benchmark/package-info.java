/** Measures a complete installation from outside, over loopback, against baselines of the same run. */
package io.languard.benchmark;

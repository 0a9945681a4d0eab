/** Measures a complete installation from outside, over loopback, against baselines of the same run. */
@org.jspecify.annotations.NullMarked
package io.languard.benchmark;

/** JMH benchmarks of frequent operations. */
@org.jspecify.annotations.NullMarked
package io.languard.benchmark.jmh;

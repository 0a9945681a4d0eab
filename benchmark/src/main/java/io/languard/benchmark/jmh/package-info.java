/** JMH benchmarks of frequent operations. */
package io.languard.benchmark.jmh;

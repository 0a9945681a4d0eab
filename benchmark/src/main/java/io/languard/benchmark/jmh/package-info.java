/** JMH benchmarks of what is done often inside. */
package io.languard.benchmark.jmh;

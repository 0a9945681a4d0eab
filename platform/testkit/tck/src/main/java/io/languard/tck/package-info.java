/**
 * Contract tests for adapters. All capabilities of the API are expected by default. An adapter declares those that it
 * lacks, and the tests then verify that the platform rejects them.
 */
@org.jspecify.annotations.NullMarked
package io.languard.tck;

/**
 * Contract tests for adapters. Support is the default: what an adapter does not have it declares missing, and then the
 * platform's refusal is tested in place of the capability.
 */
package io.languard.tck;

/** Fakes of the use cases, for the tests of endpoints. */
@org.jspecify.annotations.NullMarked
package io.languard.testkit.service;

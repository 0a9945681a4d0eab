/** The documentation of the HTTP API for people and programs, available without a token. */
@org.jspecify.annotations.NullMarked
package io.languard.rest.docs;

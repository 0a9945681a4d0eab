/** The resources of the HTTP API, which convert requests to calls of the use cases and results to responses. */
@org.jspecify.annotations.NullMarked
package io.languard.rest.resource;

/** The resources of the HTTP API, which convert requests to calls of the use cases and results to responses. */
package io.languard.rest.resource;

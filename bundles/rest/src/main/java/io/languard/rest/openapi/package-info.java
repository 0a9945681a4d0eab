/** The OpenAPI description of the HTTP API, generated from the resources. */
@org.jspecify.annotations.NullMarked
package io.languard.rest.openapi;

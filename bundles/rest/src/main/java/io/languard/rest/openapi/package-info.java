/** The OpenAPI description of the HTTP API, generated from the resources. */
package io.languard.rest.openapi;

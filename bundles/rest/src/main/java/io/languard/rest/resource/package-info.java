/** The resources of the HTTP API: translate in, call the use case, translate out. */
package io.languard.rest.resource;

/** The JAX-RS machinery that our own resources and those of adapters share; the one place that knows Jersey. */
package io.languard.rest.jaxrs;

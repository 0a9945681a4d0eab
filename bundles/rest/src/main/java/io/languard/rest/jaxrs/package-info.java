/**
 * The JAX-RS infrastructure shared by the resources of the platform and of adapters; the only package that depends on
 * Jersey.
 */
package io.languard.rest.jaxrs;

/**
 * The JAX-RS infrastructure shared by the resources of the platform and of adapters, on top of Jersey.
 */
package io.languard.rest.jaxrs;

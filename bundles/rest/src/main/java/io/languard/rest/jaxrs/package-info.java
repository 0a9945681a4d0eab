/**
 * The JAX-RS infrastructure shared by the resources of the platform and of adapters, on top of Jersey.
 */
@org.jspecify.annotations.NullMarked
package io.languard.rest.jaxrs;

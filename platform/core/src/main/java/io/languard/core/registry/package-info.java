/** The services of adapters and of the provisioner, and the guard around calls to them. */
@org.jspecify.annotations.NullMarked
package io.languard.core.registry;

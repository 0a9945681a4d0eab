/** Calls to the adapters' own HTTP resources. */
@org.jspecify.annotations.NullMarked
package io.languard.core.route;

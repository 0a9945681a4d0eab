/** The adapter's own HTTP resources. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.route;

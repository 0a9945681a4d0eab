/** The adapter's own HTTP resources. */
package io.languard.arma3.route;

/** Results that combine several use cases. */
@org.jspecify.annotations.NullMarked
package io.languard.core.overview;

/** Serves simple reads without Jersey. */
@org.jspecify.annotations.NullMarked
package io.languard.rest.direct;

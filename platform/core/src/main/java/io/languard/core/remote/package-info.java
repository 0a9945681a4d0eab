/** Remote admin sessions. */
@org.jspecify.annotations.NullMarked
package io.languard.core.remote;

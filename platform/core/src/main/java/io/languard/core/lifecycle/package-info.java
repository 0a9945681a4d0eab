/** Starting, stopping, restarting and recovering servers. */
@org.jspecify.annotations.NullMarked
package io.languard.core.lifecycle;

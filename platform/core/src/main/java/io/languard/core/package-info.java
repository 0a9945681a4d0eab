/** What several packages of the core share: threads, settings, caching, JSON. */
@org.jspecify.annotations.NullMarked
package io.languard.core;

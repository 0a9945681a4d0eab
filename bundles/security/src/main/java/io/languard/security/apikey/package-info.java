/** API keys. */
@org.jspecify.annotations.NullMarked
package io.languard.security.apikey;

/** Taking over the configuration files of servers that were run without the platform. */
@org.jspecify.annotations.NullMarked
package io.languard.core.imports;

/** Loading of the JSON Schemas that describe an adapter's configuration sections. */
@org.jspecify.annotations.NullMarked
package io.languard.toolkit.schema;

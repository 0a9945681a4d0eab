/** Loading of the JSON Schemas that describe an adapter's configuration sections. */
package io.languard.toolkit.schema;

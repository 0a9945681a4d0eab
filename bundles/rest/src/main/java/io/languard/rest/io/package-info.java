/** The wire format: reading bodies and parameters, writing responses and errors. */
@org.jspecify.annotations.NullMarked
package io.languard.rest.io;

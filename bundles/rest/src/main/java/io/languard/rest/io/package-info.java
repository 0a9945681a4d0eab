/** The wire format: reading bodies and parameters, writing responses and errors. */
package io.languard.rest.io;

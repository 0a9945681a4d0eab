/** What stands on the wire: reading bodies and parameters, writing answers and errors. */
package io.languard.rest.io;

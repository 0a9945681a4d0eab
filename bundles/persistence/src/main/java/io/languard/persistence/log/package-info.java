/** Log lines in chunks, and the positions in log files. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.log;

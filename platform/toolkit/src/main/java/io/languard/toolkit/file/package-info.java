/** File writes that are atomic and readable by their owner only. */
@org.jspecify.annotations.NullMarked
package io.languard.toolkit.file;

/** File writes that are atomic and readable by their owner only. */
package io.languard.toolkit.file;

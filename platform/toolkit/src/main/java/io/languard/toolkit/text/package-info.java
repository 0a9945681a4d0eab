/** Reading of text that games write. */
@org.jspecify.annotations.NullMarked
package io.languard.toolkit.text;

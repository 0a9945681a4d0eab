/**
 * The drop folder. One pass goes from the {@link Listing} of files through {@link DroppedFile} (is it whole?), {@link
 * Election} (which file serves?), {@link Adapters} (install, update, uninstall) and {@link Starter} to {@link Report}.
 */
package io.languard.deploy;

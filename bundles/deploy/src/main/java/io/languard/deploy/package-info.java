/**
 * The drop folder. One pass goes from the {@link FolderScanner} of files through {@link DroppedFile} (is it whole?), {@link
 * DuplicateResolver} (which file serves?), {@link AdapterInstaller} (install, update, uninstall) and {@link AdapterStarter} to {@link AdapterStatusReporter}.
 */
package io.languard.deploy;

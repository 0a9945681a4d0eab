/**
 * The drop folder. Each pass runs from the {@link FolderScanner} through {@link DroppedFile} (is the file complete?),
 * {@link DuplicateResolver} (which file is installed?), {@link AdapterInstaller} (install, update, uninstall) and
 * {@link AdapterStarter} to the {@link AdapterStatusReporter}.
 */
@org.jspecify.annotations.NullMarked
package io.languard.deploy;

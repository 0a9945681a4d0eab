package io.languard.api.process;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A search for files in the folders of this machine in which admins install games and programs, such as those of {@code
 * PATH} and the libraries of Steam. Symbolic links are followed. Thread-safe.
 */
@ProviderType
public interface ExecutableSearch {

    /**
     * Returns executable files, those in shallow folders first. A folder that several links lead to is searched once. What
     * cannot be read is left out, and so is what is not found within the limits of the search: two seconds, 100 files,
     * and folders four levels below those that are searched.
     *
     * @param names paths relative to the folder of an installation, such as {@code server_x64} or {@code bin/server}
     * @throws IllegalArgumentException if a name is absolute, empty or contains {@code ..}
     */
    List<Path> find(List<String> names);
}

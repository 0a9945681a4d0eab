package io.languard.ports.deploy;

import java.util.List;

/** The drop folder as it is now. */
public interface DropFolder {

    /** Its files, by name. */
    List<AdapterFile> files();
}

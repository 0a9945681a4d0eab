package io.languard.service.deploy;

import java.util.List;

/** The drop folder as it is now. */
public interface DropFolderService {

    /** Its files, by name. */
    List<AdapterFile> files();
}

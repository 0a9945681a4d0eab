package io.languard.service.deploy;

import java.util.List;

/** Use case for the drop folder. */
public interface DropFolderService {

    /** Returns its files, sorted by name. */
    List<AdapterFile> files();
}

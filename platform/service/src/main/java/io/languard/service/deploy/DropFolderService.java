package io.languard.service.deploy;

import io.languard.service.user.Actor;
import java.util.List;

/** Use case for the drop folder. */
public interface DropFolderService {

    /** Returns its files, sorted by name. */
    List<AdapterFile> files(Actor actor);
}

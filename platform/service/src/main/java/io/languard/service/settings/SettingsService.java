package io.languard.service.settings;

import io.languard.service.user.Actor;
import java.util.List;

/** Use case for the platform's settings. Thread-safe. */
public interface SettingsService {

    /** Returns all settings as they were when the platform started; requires {@code system.manage}. */
    List<SettingView> list(Actor actor);
}

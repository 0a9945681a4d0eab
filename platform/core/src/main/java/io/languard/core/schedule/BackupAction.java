package io.languard.core.schedule;

import io.languard.service.user.Actor;
import java.util.concurrent.CompletionStage;

/** Makes the backups of schedules. */
@FunctionalInterface
interface BackupAction {

    /**
     * Begins a backup of a server; returns soon.
     *
     * @return completes when the backup is done; fails if it fails or is cancelled
     * @throws io.languard.api.error.LanguardException if it can't begin
     */
    CompletionStage<?> backUp(Actor actor, int serverId);
}

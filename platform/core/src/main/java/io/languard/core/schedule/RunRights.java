package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.ActorDirectory;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.spi.schedule.ScheduleRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decides with which rights schedules run: those that whoever saved them last has at the moment. Thread-safe. */
@Component(service = RunRights.class)
public class RunRights {

    private final ActorDirectory directory;
    private final Authorizer authorizer;

    @Activate
    public RunRights(@Reference ActorDirectory directory, @Reference Authorizer authorizer) {
        this.directory = directory;
        this.authorizer = authorizer;
    }

    /** Returns the reference to an actor who saves a schedule. Throws {@code FORBIDDEN} for those who can't own one. */
    String referenceTo(Actor actor) {
        return directory
                .referenceTo(actor)
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.FORBIDDEN, "Only users, API keys and the local shell can save schedules"));
    }

    /** Throws {@code FORBIDDEN}, with the name of what is missing, unless an actor has all permissions on a server. */
    void require(Actor actor, int serverId, Set<Permission> permissions) {
        permissions.forEach(permission -> authorizer.require(actor, permission, serverId));
    }

    /**
     * Returns the actor of a run.
     *
     * @param permissions what the actor must be permitted in addition to changing schedules
     * @throws LanguardException {@code FORBIDDEN} with the reason; {@code DATABASE_UNAVAILABLE} while the users are not known
     */
    Actor actorOf(ScheduleRecord schedule, Set<Permission> permissions) {
        Actor actor = directory
                .find(schedule.owner())
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.FORBIDDEN,
                        "'" + schedule.savedBy() + "', who saved the schedule last, has been disabled or deleted"));
        List<Permission> needed = new ArrayList<>(List.of(Permission.SERVER_VIEW, Permission.SERVER_SCHEDULES));
        needed.addAll(permissions);
        for (Permission permission : needed) {
            if (!authorizer.isPermitted(actor, permission, schedule.serverId())) {
                throw new LanguardException(
                        ErrorCode.FORBIDDEN,
                        "'" + schedule.savedBy() + "', who saved the schedule last, no longer has the permission "
                                + permission.wireName());
            }
        }
        return actor;
    }
}

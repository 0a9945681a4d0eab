package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.password.PasswordService;
import io.languard.security.session.Account;
import io.languard.security.session.AccountRegistry;
import io.languard.security.session.GrantRules;
import io.languard.security.session.SessionRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent;
import io.languard.service.event.UserAuditEvent.GrantsChanged;
import io.languard.service.event.UserAuditEvent.PasswordReset;
import io.languard.service.event.UserAuditEvent.UserCreated;
import io.languard.service.event.UserAuditEvent.UserDeleted;
import io.languard.service.event.UserAuditEvent.UserDisabled;
import io.languard.service.event.UserAuditEvent.UserEnabled;
import io.languard.service.event.UserAuditEvent.UserUpdated;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.CurrentUser;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import io.languard.service.validation.FieldValidator;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Manages user accounts. */
@Component
public final class UserServiceImpl implements UserService {

    private final Authorizer authorizer;
    private final UserStore store;
    private final AccountRegistry accounts;
    private final SessionRegistry sessions;
    private final PasswordService passwordService;
    private final Clock clock;
    private final EventService eventService;
    private final ChangeableUsers changeable;

    @Activate
    public UserServiceImpl(
            @Reference Authorizer authorizer,
            @Reference UserStore store,
            @Reference AccountRegistry accounts,
            @Reference SessionRegistry sessions,
            @Reference PasswordService passwordService,
            @Reference EventService eventService) {
        this(authorizer, store, accounts, sessions, passwordService, eventService, Clock.systemUTC());
    }

    UserServiceImpl(
            Authorizer authorizer,
            UserStore store,
            AccountRegistry accounts,
            SessionRegistry sessions,
            PasswordService passwordService,
            EventService eventService,
            Clock clock) {
        this.authorizer = authorizer;
        this.store = store;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwordService = passwordService;
        this.clock = clock;
        this.eventService = eventService;
        this.changeable = new ChangeableUsers(authorizer, accounts);
    }

    @Override
    public List<User> list(Actor actor) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        return store.list().stream().map(UserRecord::toUser).toList();
    }

    @Override
    public CurrentUser get(UserSession session) {
        List<Grant> rights = session.actor().grants();
        UserRecord user = stored(session.userId());
        Set<Permission> everywhere = everywhere(rights);
        return new CurrentUser(
                user.id(),
                user.username(),
                user.role(),
                user.createdAt(),
                user.lastLogin(),
                everywhere,
                granted(
                        rights,
                        everywhere,
                        session.rights() instanceof Account ? everywhere(user.grants()) : everywhere));
    }

    private static Set<Permission> everywhere(List<Grant> grants) {
        return grants.stream()
                .filter(grant -> grant.serverId() == null)
                .findFirst()
                .map(Grant::permissions)
                .orElse(Set.of());
    }

    /** Leaves out of the rights what the role has for all servers. A key has no role, so all that it has was granted. */
    private static List<Grant> granted(
            List<Grant> rights, Set<Permission> everywhere, Set<Permission> grantedEverywhere) {
        Set<Permission> present = EnumSet.noneOf(Permission.class);
        present.addAll(grantedEverywhere);
        present.retainAll(everywhere);
        return Grant.merge(Stream.concat(
                        Stream.of(Grant.everywhere(present)), rights.stream().filter(grant -> grant.serverId() != null))
                .toList());
    }

    @Override
    public User create(Actor actor, String username, String password, Role role, ServerAccess servers) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        UserRules.checkNewUser(username, password, role);
        UserRecord request = UserRecord.create(
                username,
                passwordService.hash(password),
                role,
                servers,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        changeable.requireRightsOf(actor, request);
        UserRecord user =
                accounts.change(() -> Optional.of(store.insert(request))).orElseThrow();
        audit(actor, new UserCreated(user.id(), user.username(), user.role()));
        return user.toUser();
    }

    @Override
    public User update(Actor actor, int id, UserChange change) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        Changed changed = Boolean.TRUE.equals(change.disabled())
                ? sessions.revokeAll(id, () -> apply(actor, id, change))
                : apply(actor, id, change);
        auditChange(actor, changed.before(), changed.after());
        return changed.after().toUser();
    }

    private record Changed(UserRecord before, UserRecord after) {}

    private Changed apply(Actor actor, int id, UserChange change) {
        return accounts.exclusively(() -> {
            UserRecord before = changeable.require(actor, id);
            changeable.requireRightsOf(actor, before.with(change));
            UserRecord after = accounts.change(() -> store.update(id, change))
                    .orElseThrow(() -> new LanguardException(
                            ErrorCode.CONFLICT, "The last enabled admin can be neither demoted nor disabled"));
            return new Changed(before, after);
        });
    }

    private void auditChange(Actor actor, UserRecord before, UserRecord after) {
        if (before.role() != after.role() || before.servers() != after.servers()) {
            audit(actor, new UserUpdated(after.id(), after.username(), after.role(), after.servers()));
        }
        if (before.disabled() != after.disabled()) {
            audit(
                    actor,
                    after.disabled()
                            ? new UserDisabled(after.id(), after.username())
                            : new UserEnabled(after.id(), after.username()));
        }
        publishRightsChanged(after);
    }

    @Override
    public void delete(Actor actor, int id) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        UserRecord user = sessions.revokeAll(
                id,
                () -> accounts.exclusively(() -> {
                    UserRecord deleted = changeable.require(actor, id);
                    if (deleted.username().equals(actor.name())) {
                        throw new LanguardException(ErrorCode.CONFLICT, "You can't delete yourself");
                    }
                    if (!store.delete(id)) {
                        throw new LanguardException(ErrorCode.CONFLICT, "The last enabled admin can't be deleted");
                    }
                    accounts.remove(id);
                    return deleted;
                }));
        audit(actor, new UserDeleted(user.id(), user.username(), user.role()));
    }

    @Override
    public void resetPassword(Actor actor, int id, String password) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        changeable.require(actor, id);
        UserRules.checkPassword("password", password);
        String hash = passwordService.hash(password);
        UserRecord user = sessions.revokeAll(
                id,
                () -> accounts.exclusively(() -> {
                    UserRecord changed = changeable.require(actor, id);
                    store.changePassword(id, hash);
                    return changed;
                }));
        audit(actor, new PasswordReset(user.id(), user.username(), user.role()));
    }

    @Override
    public List<Grant> grants(Actor actor, int id) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        return visible(actor, stored(id));
    }

    /** Leaves out the grants on servers that the actor may not view. */
    private List<Grant> visible(Actor actor, UserRecord user) {
        return user.grants().stream()
                .filter(grant -> authorizer.isPermitted(actor, Permission.SERVER_VIEW, grant.serverId())
                        || grant.serverId() == null)
                .toList();
    }

    @Override
    public List<Grant> replaceGrants(Actor actor, int id, List<Grant> grants) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        changeable.require(actor, id);
        FieldValidator validator = new FieldValidator();
        GrantRules.check(validator, "", grants);
        validator.check();
        GrantRules.requireAll(authorizer, actor, grants);
        UserRecord after = accounts.change(() -> {
                    changeable.require(actor, id);
                    return Optional.of(store.replaceGrants(id, grants));
                })
                .orElseThrow();
        audit(actor, new GrantsChanged(after.id(), after.username(), after.grants()));
        publishRightsChanged(after);
        return visible(actor, after);
    }

    private void publishRightsChanged(UserRecord user) {
        eventService.publish(new PlatformEvent.RightsChanged(user.username(), clock.instant()));
    }

    private void audit(Actor actor, UserAuditEvent event) {
        eventService.publish(new PlatformEvent.Audited(null, actor.name(), event, clock.instant()));
    }

    private UserRecord stored(int id) {
        return store.find(id).orElseThrow(() -> ChangeableUsers.notFound(id));
    }
}

package io.languard.shell.command;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.User;
import io.languard.service.user.UserService;

/** Looks up users by name, because the use cases need ids. */
final class UserLookup {

    private UserLookup() {}

    static User find(UserService userService, Actor actor, String name) {
        return userService.list(actor).stream()
                .filter(user -> user.username().equals(name))
                .findFirst()
                .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "User '" + name + "' not found"));
    }
}

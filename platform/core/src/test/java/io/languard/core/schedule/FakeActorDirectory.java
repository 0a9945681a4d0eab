package io.languard.core.schedule;

import io.languard.service.user.Actor;
import io.languard.service.user.ActorDirectory;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Users by name, whose rights tests change. */
final class FakeActorDirectory implements ActorDirectory {

    private final Map<String, Actor> users = new ConcurrentHashMap<>();

    void put(Actor user) {
        users.put(user.name(), user);
    }

    void remove(Actor user) {
        users.remove(user.name());
    }

    @Override
    public Optional<String> referenceTo(Actor actor) {
        return users.containsKey(actor.name()) ? Optional.of("user:" + actor.name()) : Optional.empty();
    }

    @Override
    public Optional<Actor> find(String reference) {
        return Optional.ofNullable(users.get(reference.substring("user:".length())));
    }
}

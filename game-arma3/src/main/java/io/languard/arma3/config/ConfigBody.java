package io.languard.arma3.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The members of one class, or of a whole file, in order. Names are compared without regard to case, as the engine does,
 * and stand at most once: what comes later replaces what came before.
 */
public final class ConfigBody {

    private final Map<String, Member> members = new LinkedHashMap<>();

    /** A name and what it stands for. */
    public sealed interface Member {
        /** As it is spelled in the file. */
        String name();
    }

    /** {@code name = value;}. */
    public record Property(String name, ConfigValue value) implements Member {}

    /**
     * {@code class name : base { body };}.
     *
     * @param base {@code null} for none
     */
    public record Child(String name, String base, ConfigBody body) implements Member {}

    /** Adds a property, or replaces it where it stands. */
    public void set(String name, ConfigValue value) {
        put(new Property(name, value));
    }

    /** Adds a member, or replaces the one of that name where it stands. */
    public void put(Member member) {
        members.put(key(member.name()), member);
    }

    /** The class of that name, made if there is none. */
    public ConfigBody child(String name) {
        if (members.get(key(name)) instanceof Child child) {
            return child.body();
        }
        ConfigBody body = new ConfigBody();
        put(new Child(name, null, body));
        return body;
    }

    /** The value of that name. */
    public Optional<ConfigValue> value(String name) {
        return members.get(key(name)) instanceof Property property ? Optional.of(property.value()) : Optional.empty();
    }

    /** Everything, in order. */
    public Collection<Member> members() {
        return Collections.unmodifiableCollection(members.values());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

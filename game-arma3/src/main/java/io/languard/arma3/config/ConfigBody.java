package io.languard.arma3.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of one class, or of a whole file, in order. Names are unique and, as in the engine, case-insensitive: a
 * later member replaces an earlier one.
 */
public final class ConfigBody {

    private final Map<String, Member> members = new LinkedHashMap<>();

    /** A named member. */
    public sealed interface Member {
        /** Returns the name as it is spelled in the file. */
        String name();
    }

    /** A property, {@code name = value;}. */
    public record Property(String name, ConfigValue value) implements Member {}

    /**
     * A class, {@code class name : base { body };}.
     *
     * @param base the base class, or {@code null} if there is none
     */
    public record Child(String name, @Nullable String base, ConfigBody body) implements Member {}

    /** Adds a property, or replaces the member of that name in place. */
    public void set(String name, ConfigValue value) {
        put(new Property(name, value));
    }

    /** Adds a member, or replaces the member of that name in place. */
    public void put(Member member) {
        members.put(key(member.name()), member);
    }

    /** Returns the body of the class of that name, which is created if it does not exist. */
    public ConfigBody child(String name) {
        if (members.get(key(name)) instanceof Child child) {
            return child.body();
        }
        ConfigBody body = new ConfigBody();
        put(new Child(name, null, body));
        return body;
    }

    /** Returns the value of the property of that name. */
    public Optional<ConfigValue> value(String name) {
        return members.get(key(name)) instanceof Property property ? Optional.of(property.value()) : Optional.empty();
    }

    /** Returns all members in order. */
    public Collection<Member> members() {
        return Collections.unmodifiableCollection(members.values());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

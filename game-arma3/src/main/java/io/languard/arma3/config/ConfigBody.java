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

    /**
     * A property, {@code name = value;}.
     *
     * @param appends whether the value is added to an array, {@code name[] += value;}
     */
    public record Property(String name, ConfigValue value, boolean appends) implements Member {

        public Property(String name, ConfigValue value) {
            this(name, value, false);
        }
    }

    /** A line or statement without a value that is kept as it is, such as {@code #include "x"} or {@code class X;}. */
    public record Verbatim(String name) implements Member {}

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
        // What is kept as it is, and additions to an array, replace nothing.
        boolean replaces = member instanceof Child || member instanceof Property property && !property.appends();
        members.put(replaces ? key(member.name()) : "#" + members.size(), member);
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

package io.languard.arma3.simulator.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code class Name { … };} in Arma config text, or the whole file, which is a class without a name. */
public final class ConfigClass implements ConfigMember {
    private final String name;
    private final int line;
    private final Map<String, ConfigMember> members = new LinkedHashMap<>();

    public ConfigClass(String name, int line) {
        this.name = name;
        this.line = line;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int line() {
        return line;
    }

    /**
     * Adds a member.
     *
     * @return {@code false} if a member of that name exists, ignoring case
     */
    public boolean add(ConfigMember member) {
        return members.putIfAbsent(member.name().toLowerCase(Locale.ROOT), member) == null;
    }

    public Collection<ConfigMember> members() {
        return members.values();
    }

    public Optional<ConfigMember> member(String name) {
        return Optional.ofNullable(members.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<ConfigClass> subclass(String name) {
        return member(name).filter(ConfigClass.class::isInstance).map(ConfigClass.class::cast);
    }

    public Optional<ParsedValue> value(String name) {
        return member(name)
                .filter(ConfigProperty.class::isInstance)
                .map(ConfigProperty.class::cast)
                .map(ConfigProperty::value);
    }

    public String text(String name, String fallback) {
        return value(name)
                .filter(ParsedValue.QuotedText.class::isInstance)
                .map(value -> ((ParsedValue.QuotedText) value).value())
                .orElse(fallback);
    }

    public int integer(String name, int fallback) {
        return value(name)
                .filter(ParsedValue.Numeral.class::isInstance)
                .map(value -> (int) ((ParsedValue.Numeral) value).value())
                .orElse(fallback);
    }

    public boolean flag(String name, boolean fallback) {
        ParsedValue value = value(name).orElse(null);
        if (value instanceof ParsedValue.Word word) {
            return word.value().equalsIgnoreCase("true");
        }
        return value instanceof ParsedValue.Numeral numeral ? numeral.value() != 0 : fallback;
    }

    public List<String> texts(String name) {
        return value(name)
                .filter(ParsedValue.Items.class::isInstance)
                .map(value -> ((ParsedValue.Items) value).values())
                .orElse(List.of())
                .stream()
                .filter(ParsedValue.QuotedText.class::isInstance)
                .map(value -> ((ParsedValue.QuotedText) value).value())
                .toList();
    }
}

package io.languard.arma3.simulator.config;

/** {@code name = value;} or {@code name[] = {…};} in Arma config text. */
public record ConfigProperty(String name, ParsedValue value, int line) implements ConfigMember {
    public boolean isArray() {
        return value instanceof ParsedValue.Items;
    }
}

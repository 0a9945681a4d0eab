package io.languard.arma3.simulator.config;

/** A member of a class of Arma config text: a property or a class. */
public sealed interface ConfigMember permits ConfigProperty, ConfigClass {
    /** Returns the name as written; names are compared ignoring case. */
    String name();

    /** Returns the line of the name, starting at 1. */
    int line();
}

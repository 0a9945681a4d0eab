package io.languard.arma3.simulator.config;

/** What may stand in a class of Arma config text: a property or a class. */
public sealed interface ConfigMember permits ConfigProperty, ConfigClass {
    /** The name as written; names are compared without regard to case. */
    String name();

    /** The line of the name, counted from 1. */
    int line();
}

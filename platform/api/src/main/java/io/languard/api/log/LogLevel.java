package io.languard.api.log;

/** The severity of a log record. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR
}

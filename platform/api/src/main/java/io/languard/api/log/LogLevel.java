package io.languard.api.log;

/** How bad a log record is. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARNING,
    ERROR
}

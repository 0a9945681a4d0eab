package io.languard.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;

/**
 * An appender whose file is named relative to the folder of the logs. The folder's own name would not survive in {@code
 * conf/logback.xml}, where it can look like a variable. Used by that file.
 */
public final class LogFileAppender extends RollingFileAppender<ILoggingEvent> {

    @Override
    public void setFile(String name) {
        super.setFile(LoggingInitializer.logFolder().resolve(name.strip()).toString());
    }
}

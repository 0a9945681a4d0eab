package io.languard.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.SizeAndTimeBasedFileNamingAndTriggeringPolicy;
import ch.qos.logback.core.rolling.helper.ArchiveRemover;
import ch.qos.logback.core.rolling.helper.FileFilterUtil;
import ch.qos.logback.core.rolling.helper.FileNamePattern;
import ch.qos.logback.core.rolling.helper.RollingCalendar;
import ch.qos.logback.core.rolling.helper.SizeAndTimeBasedArchiveRemover;
import java.io.File;
import java.time.Instant;

/**
 * Names files that have been rolled over, by a pattern that is relative to the folder of the logs. In a pattern, a
 * percent sign or a backslash of the folder's own name would have a meaning. Used by {@code conf/logback.xml}.
 */
public final class LogFileNaming extends SizeAndTimeBasedFileNamingAndTriggeringPolicy<ILoggingEvent> {

    @Override
    public String getElapsedPeriodsFileName() {
        return inLogFolder(super.getElapsedPeriodsFileName());
    }

    @Override
    public String getCurrentPeriodsFileNameWithoutCompressionSuffix() {
        return inLogFolder(super.getCurrentPeriodsFileNameWithoutCompressionSuffix());
    }

    @Override
    protected ArchiveRemover createArchiveRemover() {
        return new Remover(new FileNamePattern(tbrp.getFileNamePattern(), context), rc);
    }

    private static String inLogFolder(String name) {
        return LoggingInitializer.logFolder().resolve(name).toString();
    }

    /** Deletes old files in the folder of the logs. */
    private static final class Remover extends SizeAndTimeBasedArchiveRemover {

        private final FileNamePattern pattern;

        Remover(FileNamePattern pattern, RollingCalendar calendar) {
            super(pattern, calendar);
            this.pattern = pattern;
        }

        @Override
        protected File[] getFilesInPeriod(Instant period) {
            return FileFilterUtil.filesInFolderMatchingStemRegex(
                    LoggingInitializer.logFolder().toFile(), pattern.toRegexForFixedDate(period));
        }
    }
}

package io.languard.api.log;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns the lines of one file into items. It keeps what it needs between lines; calls for one reader never overlap.
 *
 * <p>What a reader holds back counts as not read: after a restart of the platform, or when another bundle takes over, the
 * next reader gets those lines again. The platform knows them by the records, so a record's message must have as many lines as
 * were taken for it. No more than 4096 lines may be held back; then {@link #flush} is called.
 *
 * <p>A line on which a reader throws is stored as it stands.
 *
 * <p>Speed matters: a busy server writes tens of thousands of lines a second.
 */
@ConsumerType
public interface LineReader {

    /**
     * Takes the next line, without its line end. One of more than 64 KiB comes cut, with a mark.
     *
     * @return what is complete now; a line may give nothing yet because it belongs to a record of several lines
     */
    List<LogItem> onLine(String line);

    /** Gives up what is still held back, because the file has been quiet for a second or has ended. */
    List<LogItem> flush();
}

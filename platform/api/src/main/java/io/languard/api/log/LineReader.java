package io.languard.api.log;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns the lines of one file into items. It keeps what it needs between lines; calls for one reader never overlap.
 *
 * <p>Speed matters: a busy server writes tens of thousands of lines a second.
 */
@ConsumerType
public interface LineReader {

    /**
     * Takes the next line, without its line end.
     *
     * @return what is complete now; a line may give nothing yet because it belongs to a record of several lines
     */
    List<LogItem> line(String line);

    /** Gives up what is still held back, because the file has been quiet for a second or has ended. */
    List<LogItem> flush();
}

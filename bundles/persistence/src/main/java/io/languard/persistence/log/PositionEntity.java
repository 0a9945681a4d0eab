package io.languard.persistence.log;

import io.languard.spi.log.LogPosition;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of {@code log_positions}. */
@Entity
@IdClass(PositionKey.class)
@Table(name = "log_positions")
class PositionEntity {

    @Id
    @Column(name = "server_id")
    private int serverId;

    @Id
    private String source;

    @Lob
    @Column(name = "file_name")
    private String file;

    @Column(name = "file_key")
    private String fileKey;

    @Column(name = "file_offset")
    private long offset;

    @Column(name = "reader_mark")
    private @Nullable String mark;

    protected PositionEntity() {}

    PositionEntity(int serverId, LogPosition position) {
        this.serverId = serverId;
        source = position.source();
        file = position.file();
        fileKey = position.fileKey();
        offset = position.offset();
        mark = position.checkpoint();
    }

    LogPosition toPosition() {
        return new LogPosition(source, file, fileKey, offset, mark);
    }
}

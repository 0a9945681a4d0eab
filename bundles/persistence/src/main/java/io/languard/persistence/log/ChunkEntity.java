package io.languard.persistence.log;

import io.languard.logstore.ChunkRepository;
import io.languard.logstore.ChunkSummary;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code log_chunks}: some lines of a server. Rows are inserted and deleted, never updated. */
@Entity
@Table(name = "log_chunks")
class ChunkEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "server_id")
    private int serverId;

    @Column(name = "first_line")
    private long firstLine;

    @Column(name = "last_line")
    private long lastLine;

    @Column(name = "text_size")
    private int textSize;

    @Column(name = "debug_lines")
    private int debugLines;

    @Column(name = "info_lines")
    private int infoLines;

    @Column(name = "warning_lines")
    private int warningLines;

    @Column(name = "error_lines")
    private int errorLines;

    @Column(name = "oldest_time")
    private long oldestTime;

    @Column(name = "newest_time")
    private long newestTime;

    private byte[] signature;

    private byte[] content;

    protected ChunkEntity() {}

    ChunkEntity(int serverId, ChunkSummary chunkSummary, ChunkRepository.Content packed) {
        this.serverId = serverId;
        firstLine = chunkSummary.first();
        lastLine = chunkSummary.last();
        textSize = chunkSummary.bytes();
        debugLines = chunkSummary.levels().get(0);
        infoLines = chunkSummary.levels().get(1);
        warningLines = chunkSummary.levels().get(2);
        errorLines = chunkSummary.levels().get(3);
        oldestTime = chunkSummary.oldest();
        newestTime = chunkSummary.newest();
        signature = packed.filter();
        content = packed.content();
    }

    long id() {
        return id;
    }
}

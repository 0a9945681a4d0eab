package io.languard.persistence.config;

import io.languard.spi.config.ConfigSectionRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** A row of {@code config_sections}. */
@Entity
@IdClass(SectionKey.class)
@Table(name = "config_sections")
public class SectionEntity {

    @Id
    @Column(name = "server_id")
    private int serverId;

    @Id
    private String section;

    @Lob
    private String content;

    private int version;

    @Column(name = "schema_version")
    private String schemaVersion;

    protected SectionEntity() {}

    /** Creates a new row. */
    public SectionEntity(int serverId, ConfigSectionRecord section) {
        this.serverId = serverId;
        this.section = section.section();
        content = section.values();
        version = section.version();
        schemaVersion = section.schemaVersion();
    }

    ConfigSectionRecord toRecord() {
        return new ConfigSectionRecord(section, content, version, schemaVersion);
    }
}

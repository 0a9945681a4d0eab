package io.languard.persistence.world;

import io.languard.world.World;
import io.languard.world.WorldStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code player_containers}. Its times are in the host's local time with second precision, as written by the
 * program that created the table.
 */
@Entity
@Table(name = "player_containers")
class WorldEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "player_identifier", updatable = false)
    private String player;

    @Column(name = "container_name")
    private String container;

    @Column(name = "ip_address")
    private @Nullable String address;

    private @Nullable Integer port;

    private @Nullable String status;

    @Column(name = "creation_timestamp")
    private @Nullable LocalDateTime created;

    @Column(name = "last_login_timestamp")
    private @Nullable LocalDateTime lastLogin;

    protected WorldEntity() {}

    WorldEntity(World world) {
        player = world.player();
        change(world);
    }

    final void change(World world) {
        container = world.container();
        address = world.address();
        port = world.port();
        if (world.status() != null) { // otherwise the row retains a text that only another program knows
            status = world.status().wireName();
        }
        created = local(world.created());
        lastLogin = local(world.lastLogin());
    }

    World toWorld() {
        // Rows of the other program may have empty columns; 0 means no port.
        return new World(
                player,
                container,
                address,
                port == null ? 0 : port,
                Optional.ofNullable(status).flatMap(WorldStatus::ofWireName).orElse(null),
                instant(created),
                instant(lastLogin));
    }

    /** Truncates to seconds, because some servers round fractions and others truncate them. */
    private static @Nullable LocalDateTime local(@Nullable Instant time) {
        return time == null
                ? null
                : LocalDateTime.ofInstant(time, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime time) {
        return time == null ? null : time.atZone(ZoneId.systemDefault()).toInstant();
    }
}

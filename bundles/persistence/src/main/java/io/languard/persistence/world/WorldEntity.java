package io.languard.persistence.world;

import io.languard.api.world.World;
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

/**
 * A row of {@code player_containers}. Its times are in the host's local time with second precision, as written by the
 * program that created the table.
 */
@Entity
@Table(name = "player_containers")
class WorldEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Integer id;

    @Column(name = "player_identifier", updatable = false)
    private String player;

    @Column(name = "container_name")
    private String container;

    @Column(name = "ip_address")
    private String address;

    private Integer port;

    private String status;

    @Column(name = "creation_timestamp")
    private LocalDateTime created;

    @Column(name = "last_login_timestamp")
    private LocalDateTime lastLogin;

    protected WorldEntity() {}

    WorldEntity(World world) {
        player = world.player();
        change(world);
    }

    final void change(World world) {
        container = world.container();
        address = world.address();
        port = world.port();
        status = world.status();
        created = local(world.created());
        lastLogin = local(world.lastLogin());
    }

    World toWorld() {
        // Rows of the other program may have empty columns; 0 means no port.
        return new World(
                player, container, address, port == null ? 0 : port, status, instant(created), instant(lastLogin));
    }

    /** Truncates to seconds, because some servers round fractions and others truncate them. */
    private static LocalDateTime local(Instant time) {
        return time == null
                ? null
                : LocalDateTime.ofInstant(time, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant instant(LocalDateTime time) {
        return time == null ? null : time.atZone(ZoneId.systemDefault()).toInstant();
    }
}

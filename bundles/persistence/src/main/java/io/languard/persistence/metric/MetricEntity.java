package io.languard.persistence.metric;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code metrics}: averages of one or more measurements. */
@Entity
@Table(name = "metrics")
class MetricEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "server_id")
    private int serverId;

    /** The ordinal of a {@link RollupLevel}. */
    private int stage;

    @Column(name = "start_time")
    private long time;

    private long samples;

    private double cpu;

    private double ram;

    private double players;

    protected MetricEntity() {}

    MetricEntity(int serverId, RollupLevel rollupLevel, MetricAverage average) {
        this.serverId = serverId;
        this.stage = rollupLevel.ordinal();
        time = average.time();
        samples = average.samples();
        cpu = average.cpu();
        ram = average.ram();
        players = average.players();
    }
}

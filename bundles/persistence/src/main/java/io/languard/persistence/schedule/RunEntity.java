package io.languard.persistence.schedule;

import io.languard.service.schedule.ScheduleRun;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.util.Locale;

/** A row of {@code schedule_runs}. */
@Entity
@Table(name = "schedule_runs")
class RunEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private int id;

    @Column(name = "schedule_id", updatable = false)
    private int scheduleId;

    private String outcome;

    /** JSON; its id is that of the run before it was stored. */
    @Lob
    private String run;

    protected RunEntity() {}

    RunEntity(int scheduleId, ScheduleRun run) {
        this.scheduleId = scheduleId;
        change(run);
    }

    final void change(ScheduleRun changed) {
        outcome = changed.outcome().name().toLowerCase(Locale.ROOT);
        run = ScheduleJson.write(changed);
    }

    int scheduleId() {
        return scheduleId;
    }

    ScheduleRun toRun() {
        return ScheduleJson.read(run, ScheduleRun.class).withId(id);
    }
}

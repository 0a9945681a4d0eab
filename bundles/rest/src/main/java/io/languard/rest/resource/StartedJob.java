package io.languard.rest.resource;

import io.languard.service.job.Job;

/** The response to a request that takes longer: the job that does the work. */
public record StartedJob(int jobId) {

    static StartedJob of(Job job) {
        return new StartedJob(job.id());
    }
}

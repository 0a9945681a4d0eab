package io.languard.spi.job;

import io.languard.service.job.Job;
import io.languard.service.user.Permission;

/**
 * A stored job.
 *
 * @param permission what starting it required; whoever has it may cancel the job
 */
public record JobRecord(Job job, Permission permission) {}

package io.languard.lxc.engine;

import java.util.List;

/**
 * The current state of an instance.
 *
 * @param status the status
 * @param addresses all addresses of all interfaces; empty while there are none
 */
public record InstanceState(InstanceStatus status, List<InstanceAddress> addresses) {}

package io.languard.lxc.engine;

import java.util.List;

/**
 * How an instance is doing at this moment.
 *
 * @param status how it is doing
 * @param addresses every address of every interface; empty while it has none
 */
public record InstanceState(InstanceStatus status, List<InstanceAddress> addresses) {}

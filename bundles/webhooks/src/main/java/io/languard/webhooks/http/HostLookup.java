package io.languard.webhooks.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a host. Blocks while it asks a name service. */
@FunctionalInterface
interface HostLookup {

    /** Returns at least one address. */
    InetAddress[] addresses(String host) throws UnknownHostException;
}

package io.languard.webhooks.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Resolves a host for the HTTP client and passes on only the addresses that may be reached. The client connects to
 * exactly these, so a name that changes its address between check and use has no effect. A name whose name service hangs
 * is asked for once at a time, however many requests wait for it.
 */
final class CheckedAddressResolver implements SocketAddressResolver {

    private final HostLookup lookup;
    private final AddressRules rules;
    private final Executor executor;
    private final Map<String, CompletableFuture<InetAddress[]>> pending = new ConcurrentHashMap<>();

    CheckedAddressResolver(HostLookup lookup, AddressRules rules, Executor executor) {
        this.lookup = lookup;
        this.rules = rules;
        this.executor = executor;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        addresses(host).whenComplete((addresses, failure) -> {
            if (failure != null) {
                promise.failed(failure instanceof CompletionException ? failure.getCause() : failure);
                return;
            }
            try {
                promise.succeeded(permitted(host, port, addresses));
            } catch (RefusedAddressException | UnknownHostException e) {
                promise.failed(e);
            }
        });
    }

    private CompletableFuture<InetAddress[]> addresses(String host) {
        CompletableFuture<InetAddress[]> lookedUp = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> other = pending.putIfAbsent(host, lookedUp);
        if (other != null) {
            return other;
        }
        lookedUp.whenComplete((addresses, failure) -> pending.remove(host, lookedUp));
        try {
            executor.execute(() -> {
                try {
                    lookedUp.complete(lookup.addresses(host));
                } catch (UnknownHostException | RuntimeException e) {
                    lookedUp.completeExceptionally(e);
                }
            });
        } catch (RuntimeException e) { // too many names are being resolved
            lookedUp.completeExceptionally(e);
        }
        return lookedUp;
    }

    private List<InetSocketAddress> permitted(String host, int port, InetAddress[] addresses)
            throws RefusedAddressException, UnknownHostException {
        List<InetSocketAddress> permitted = new ArrayList<>();
        String refusal = "no address";
        for (InetAddress address : addresses) {
            String problem = rules.problem(address);
            if (problem == null) {
                // With the host's name, which TLS verifies; without any name service being asked for it.
                permitted.add(new InetSocketAddress(InetAddress.getByAddress(host, address.getAddress()), port));
            } else {
                refusal = problem;
            }
        }
        if (permitted.isEmpty()) {
            throw new RefusedAddressException("The host has " + refusal);
        }
        return permitted;
    }
}

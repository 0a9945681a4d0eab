package io.languard.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;

/**
 * Many clients of the log of one server, in a JVM of their own. Reads the tokens from the first line of its standard input,
 * and from each further one how many lines the game is about to write. When each client has received them, prints
 * the {@link Latencies.Summary}. Ends with its standard input, or with an error if a line is missing, repeated or out of order.
 */
public final class LogClients {

    private static final long SILENCE_MILLIS = 10_000;

    private final Selector selector = Selector.open();
    private final Latencies latencies = new Latencies();
    private final int count;

    private LogClients(int port, int server, int count, String[] tokens) throws IOException {
        this.count = count;
        for (int i = 0; i < count; i++) {
            LogClient client = LogClient.connect(port, server, tokens[i % tokens.length], latencies);
            client.channel().configureBlocking(false);
            client.channel().register(selector, SelectionKey.OP_READ, client);
        }
    }

    /** Arguments: port, id of the server, number of clients. */
    public static void main(String[] words) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String[] tokens = in.readLine().split(" ");
        LogClients clients = new LogClients(
                Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]), tokens);
        System.out.println("ready");
        for (String lines = in.readLine(); lines != null; lines = in.readLine()) {
            System.out.println(clients.receive(Integer.parseInt(lines)).words());
        }
    }

    private Latencies.Summary receive(int lines) throws IOException {
        while (latencies.count() < lines * count) {
            if (selector.select(LogClients::read, SILENCE_MILLIS) == 0) {
                throw new IOException(
                        "only " + latencies.count() + " messages of " + lines * count + ", and no further one");
            }
        }
        return latencies.summarize();
    }

    private static void read(SelectionKey key) {
        try {
            ((LogClient) key.attachment()).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

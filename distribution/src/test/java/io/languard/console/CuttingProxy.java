package io.languard.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP proxy on the loopback interface that can cut its connections, as a network does that is lost. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> webSockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> forgotten = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;

    /** Starts a proxy of a port on the loopback interface. */
    CuttingProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Cuts what is connected, and whatever connects until {@link #mend()}. */
    void cut() {
        isCut = true;
        open.forEach(CuttingProxy::close);
    }

    /** Passes nothing more through the WebSockets that are open, which stay open, as after a long sleep. */
    void forgetWebSockets() {
        forgotten.addAll(webSockets);
    }

    void mend() {
        isCut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                if (isCut) {
                    close(client);
                } else {
                    connect(client, new Socket(InetAddress.getLoopbackAddress(), target));
                }
            }
        } catch (IOException e) {
            close(); // ends with the listener
        }
    }

    private void connect(Socket client, Socket server) {
        open.add(client);
        open.add(server);
        daemon(() -> copy(client, server, true));
        daemon(() -> copy(server, client, false));
        if (isCut) {
            cut(); // it came between
        }
    }

    private void copy(Socket from, Socket to, boolean isRequest) {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (isRequest && new String(buffer, 0, read, ISO_8859_1).contains("Upgrade: websocket")) {
                    webSockets.addAll(Set.of(from, to));
                }
                if (!forgotten.contains(from)) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // One side has gone, which the other one learns now.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
            webSockets.removeAll(Set.of(from, to));
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "cutting proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.languard.toolkit.query;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Checks whether a server responds to A2S_INFO (Valve: Server queries). Blocks the caller. */
public final class SteamQueryProbe {

    private static final int ROUNDS = 3;
    private static final int TIMEOUT_MILLIS = 100;

    private final InetSocketAddress address;

    public SteamQueryProbe(InetSocketAddress address) {
        this.address = address;
    }

    /** Returns whether a response arrives within 300 milliseconds. */
    public boolean isResponding() {
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connected, so that only datagrams of this address are received and a closed port is reported immediately.
            socket.connect(address);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            InfoQuery query = new InfoQuery();
            for (int round = 0; round < ROUNDS; round++) {
                byte[] request = query.request();
                if (query.reply(exchange(socket, request)).isPresent()) {
                    return true;
                }
                if (query.request() == request) {
                    return false;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static ByteBuffer exchange(DatagramSocket socket, byte[] request) throws IOException {
        socket.send(new DatagramPacket(request, request.length));
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    }
}

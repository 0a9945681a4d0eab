package io.languard.toolkit.query;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Asks a game server for its name card, A2S_INFO (Valve server queries). */
public final class SteamQueryProbe {

    private static final int ROUNDS = 3;
    private static final int WAIT_MILLIS = 100;

    private final InetSocketAddress address;

    public SteamQueryProbe(InetSocketAddress address) {
        this.address = address;
    }

    /** Whether there is an answer within 300 milliseconds. */
    public boolean isResponding() {
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connected, so that only this address is heard, and a closed port is known at once.
            socket.connect(address);
            socket.setSoTimeout(WAIT_MILLIS);
            InfoQuery question = new InfoQuery();
            for (int round = 0; round < ROUNDS; round++) {
                byte[] request = question.request();
                if (question.reply(exchange(socket, request)).isPresent()) {
                    return true;
                }
                if (question.request() == request) {
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

package io.languard.arma3.process;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Asks a game server for its name card, A2S_INFO (Valve server queries). */
final class SteamQuery {

    private static final byte[] REQUEST = request();
    private static final int WHOLE = 0xFFFFFFFF;
    private static final byte CHALLENGE = 0x41;
    private static final byte INFO = 0x49;
    private static final int MAX_CHALLENGES = 2;
    private static final int WAIT_MILLIS = 100;

    private final InetSocketAddress address;

    SteamQuery(InetSocketAddress address) {
        this.address = address;
    }

    /** Whether there is an answer within 300 milliseconds. */
    boolean answers() {
        try (DatagramSocket socket = new DatagramSocket()) {
            // Connected, so that only this address is heard, and a closed port is known at once.
            socket.connect(address);
            socket.setSoTimeout(WAIT_MILLIS);
            byte[] request = REQUEST;
            for (int round = 0; round <= MAX_CHALLENGES; round++) {
                ByteBuffer reply = exchange(socket, request);
                byte type = reply.remaining() > Integer.BYTES && reply.getInt() == WHOLE ? reply.get() : 0;
                if (type != CHALLENGE || reply.remaining() < Integer.BYTES) {
                    return type == INFO;
                }
                request = Arrays.copyOf(REQUEST, REQUEST.length + Integer.BYTES);
                reply.get(request, REQUEST.length, Integer.BYTES);
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
        return ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] request() {
        byte[] text = "TSource Engine Query\0".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Integer.BYTES + text.length)
                .putInt(WHOLE)
                .put(text)
                .array();
    }
}

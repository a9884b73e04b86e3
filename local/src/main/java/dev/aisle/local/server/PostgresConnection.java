package dev.aisle.local.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The few messages of PostgreSQL's protocol (version 3.0, simple query) that a launcher needs, so that
/// no driver comes onto the class paths of those who start a server. Trusts and is trusted.
public final class PostgresConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int PROTOCOL = 196_608;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /// @throws IOException also while the server is starting
    public PostgresConnection(String host, int port, String user, String database)
            throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        try {
            var startup = new ByteArrayOutputStream();
            new DataOutputStream(startup).writeInt(PROTOCOL);
            for (var text : List.of("user", user, "database", database, "")) {
                startup.write(text.getBytes(StandardCharsets.UTF_8));
                startup.write(0);
            }
            out.writeInt(startup.size() + 4);
            out.write(startup.toByteArray());
            out.flush();
            readUntilReady();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /// Runs one statement.
    ///
    /// @return the first column of each row, as text
    /// @throws IOException if it fails, with the server's message
    public List<String> query(String sql) throws IOException {
        var text = sql.getBytes(StandardCharsets.UTF_8);
        out.write('Q');
        out.writeInt(text.length + 5);
        out.write(text);
        out.write(0);
        out.flush();
        return readUntilReady();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private List<String> readUntilReady() throws IOException {
        var firstColumn = new ArrayList<String>();
        @Nullable String error = null;
        while (true) {
            var type = in.readUnsignedByte();
            var message = in.readNBytes(in.readInt() - 4);
            switch (type) {
                case 'R' -> requireTrust(message);
                case 'D' -> firstColumn.add(firstColumn(message));
                case 'E' -> {
                    error = errorText(message);
                    if (firstOf(message, 'S').equals("FATAL")) {
                        throw new IOException(error);
                    }
                }
                case 'Z' -> {
                    if (error != null) {
                        throw new IOException(error);
                    }
                    return firstColumn;
                }
                default -> {} // Parameters, notices and tags are of no interest here.
            }
        }
    }

    private static void requireTrust(byte[] message) throws IOException {
        if (number(message, 0) != 0) {
            throw new IOException(
                    "The server asks for a password; a local one must be set to trust");
        }
    }

    private static String firstColumn(byte[] row) {
        var length = number(row, 2);
        return length < 0 ? "" : new String(row, 6, length, StandardCharsets.UTF_8);
    }

    private static String errorText(byte[] message) {
        return firstOf(message, 'M') + " (SQLSTATE " + firstOf(message, 'C') + ")";
    }

    private static String firstOf(byte[] message, char field) {
        var fields = new String(message, StandardCharsets.UTF_8).split("\0");
        for (var text : fields) {
            if (!text.isEmpty() && text.charAt(0) == field) {
                return text.substring(1);
            }
        }
        return "";
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }
}

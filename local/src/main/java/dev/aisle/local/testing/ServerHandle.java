package dev.aisle.local.testing;

/// Where one server answers, and how it can be frozen.
///
/// @param host of the server as seen from here
/// @param freezeId `pid@start` of its process, or the id of its container
public record ServerHandle(String host, int port, String freezeId) {

    String address() {
        return host + ":" + port;
    }
}

package io.languard.service.settings;

/**
 * Connection settings of the MySQL or MariaDB server that replaces the embedded database.
 *
 * @param host host name or address, without port
 * @param port TCP port
 * @param user account name
 * @param password password of the account
 * @param name database name
 */
public record DatabaseSettings(String host, int port, String user, String password, String name) {

    /** Omits the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}

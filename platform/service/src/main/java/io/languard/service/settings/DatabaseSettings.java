package io.languard.service.settings;

/**
 * Where the MySQL or MariaDB server is that serves instead of the embedded database.
 *
 * @param host name or address, without port
 * @param port its TCP port
 * @param user account
 * @param password password of the account
 * @param name name of the database on that server
 */
public record DatabaseSettings(String host, int port, String user, String password, String name) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}

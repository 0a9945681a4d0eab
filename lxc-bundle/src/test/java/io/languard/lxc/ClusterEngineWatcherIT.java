package io.languard.lxc;

import io.languard.lxc.engine.EngineSettings;

/** Runs the tests on a cluster through HTTPS: every member reports the events of all. */
class ClusterEngineWatcherIT extends EngineWatcherIT {

    @Override
    EngineSettings engineSettings() {
        return TestCluster.assumeAvailable();
    }
}

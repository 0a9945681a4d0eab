package io.languard.lxc;

import io.languard.lxc.engine.EngineSettings;

/** The same on a cluster, by HTTPS: every member tells what happens on any. */
class ClusterEngineWatcherIT extends EngineWatcherIT {

    @Override
    EngineSettings engineSettings() {
        return TestCluster.assumeAvailable();
    }
}

package io.languard.lxc;

import io.languard.lxc.engine.EngineAccess;

/** The same on a cluster, by HTTPS: every member tells what happens on any. */
class ClusterWatchIT extends WatchIT {

    @Override
    EngineAccess access() {
        return Cluster.orSkip();
    }
}

package io.languard.lxc;

import io.languard.lxc.engine.EngineAccess;

/** The same on a cluster, by HTTPS. */
class ClusterProvisionerIT extends ProvisionerIT {

    @Override
    EngineAccess access() {
        return Cluster.orSkip();
    }
}

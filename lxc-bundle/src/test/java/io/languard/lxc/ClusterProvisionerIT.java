package io.languard.lxc;

import io.languard.lxc.engine.EngineSettings;

/** The same on a cluster, by HTTPS. */
class ClusterProvisionerIT extends ProvisionerIT {

    @Override
    EngineSettings engineSettings() {
        return TestCluster.assumeAvailable();
    }
}

package io.languard.lxc;

import io.languard.lxc.engine.EngineSettings;

/** Runs the tests on a cluster through HTTPS. */
class ClusterProvisionerIT extends ProvisionerIT {

    @Override
    EngineSettings engineSettings() {
        return TestCluster.assumeAvailable();
    }
}

package io.languard.testkit.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.config.ConfigImporter;
import io.languard.api.log.LogParser;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ExecutableFinder;
import io.languard.api.remote.RemoteAdmin;
import io.languard.tck.AdapterContract;
import io.languard.tck.GameFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Verifies that the contract tests detect violations. */
class ContractsFailIT {

    @Test
    void anUndeclaredMissingCapabilityFails() {
        Events tests = run(OverclaimingContract.class);
        assertThat(failed(tests))
                .contains(
                        "itHasEveryCapabilityExceptThoseDeclaredMissing()",
                        "anyTextHasAShutdownIntent()",
                        "aValidModIsAccepted()")
                .doesNotContain("schemasDoNotChange()");
    }

    @Test
    void aRegisteredCapabilityDeclaredMissingFails() {
        assertThat(failed(run(UnderclaimingContract.class)))
                .contains("itHasEveryCapabilityExceptThoseDeclaredMissing()", "arbitraryLinesAreRead()");
    }

    @Test
    void missingTestDataFails() {
        assertThat(failed(run(IncompleteContract.class)))
                .contains("aValidMissionHasAName()", "playersWhoJoinAndLeaveAreReported()");
    }

    @Test
    void aServerThatIsNotToldItsPortFails() {
        ConsoleGame.namesPort = false;
        try {
            assertThat(failed(run(ConsoleGameContractIT.class))).contains("eachServerIsStartedWithItsOwnPort()");
        } finally {
            ConsoleGame.namesPort = true;
        }
    }

    private static Events run(Class<?> contract) {
        var request = EngineTestKit.engine("junit-jupiter").selectors(selectClass(contract));
        for (Class<?> nested : AdapterContract.class.getDeclaredClasses()) {
            if (!nested.isInterface()) {
                request.selectors(selectNestedClass(List.of(contract), nested));
            }
        }
        return request.execute().testEvents();
    }

    private static List<String> failed(Events tests) {
        return tests.failed()
                .map(event -> event.getTestDescriptor().getLegacyReportingName())
                .toList();
    }

    static final class OverclaimingContract extends AdapterContract {
        @Override
        protected GameFixture game() {
            return GameFixture.forBundleOf(FakeAdapter.class);
        }
    }

    static final class UnderclaimingContract extends AdapterContract {
        @Override
        protected GameFixture game() {
            return GameFixture.forBundleOf(FakeAdapter.class).lacks(ConfigGenerator.class, LogParser.class);
        }
    }

    static final class IncompleteContract extends AdapterContract {
        @Override
        protected GameFixture game() {
            return GameFixture.forBundleOf(FakeAdapter.class)
                    .lacks(ConfigImporter.class, ExecutableFinder.class)
                    .lacks(RemoteAdmin.class, ModManager.class, BanManager.class);
        }
    }
}

package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.CapabilityType;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogParser;
import io.languard.api.mod.ModManager;
import io.languard.api.remote.RemoteCommand;
import io.languard.deploy.sample.Throwing;
import io.languard.deploy.sample.Working;
import io.languard.service.deploy.AdapterReport.AdapterPart;
import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.game.Capability;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.game.MissionRulesView;
import io.languard.service.game.RemoteAdminView;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.felix.scr.component.ExtComponentContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Tests the explanations why a game or a capability is unavailable. */
class DiagnosisTest {

    private static final String GAME = "io.languard.api.GameAdapter";
    private static final String LOGS = "io.languard.api.log.LogParser";

    @TempDir
    Path base;

    DeployFixture platform;
    DiagnosisComponent diagnosis;
    final StubGames games = new StubGames();

    @BeforeEach
    void boot() throws Exception {
        platform = new DeployFixture(base);
        platform.createFolder();
        platform.bootFramework();
        platform.installFromClassPath(ExtComponentContext.class).start();
        platform.watch();
        ServiceReference<ServiceComponentRuntime> reference =
                platform.framework.getBundleContext().getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = platform.framework.getBundleContext().getService(reference);
        platform.drop.bindComponents(runtime);
        diagnosis = new DiagnosisComponent(platform.drop, games, platform.framework.getBundleContext());
        diagnosis.bindComponents(runtime);
    }

    @AfterEach
    void shutDown() throws Exception {
        platform.close();
    }

    @Test
    void givesNoReasonForWhatIsAvailable() {
        games.add("chess", LogParser.class);
        drop(chess().component(Working.class, GAME, "chess", "").component(Working.class, LOGS, "chess", ""));
        assertThat(why("chess", LogParser.class))
                .containsExactly(
                        new DiagnosisFinding("game", true, "chess.jar", Working.class.getName(), null),
                        new DiagnosisFinding("log_parser", true, "chess.jar", Working.class.getName(), null));
    }

    @Test
    void reportsEveryFileWithWhatItDeclares() {
        games.add("chess");
        drop(chess().component(Working.class, GAME, "chess", "").component(Throwing.class, LOGS, "chess", ""));
        assertThat(diagnosis.adapters(Actor.user("admin", Role.ADMIN)))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.file()).isEqualTo("chess.jar");
                    assertThat(report.bundle()).doesNotContain(" ");
                    assertThat(report.version()).matches("[0-9.]+");
                    assertThat(report.games()).singleElement().satisfies(game -> {
                        assertThat(game.gameType()).isEqualTo("chess");
                        assertThat(game.parts()).contains(new AdapterPart("game", true, null));
                    });
                });
    }

    @Test
    void reportsAConfigGeneratorWithUnreadableSchemas() {
        games.add("chess", ConfigGenerator.class);
        String config = "io.languard.api.config.ConfigGenerator";
        drop(chess().component(Working.class, GAME, "chess", "").component(Working.class, config, "chess", ""));
        assertThat(why("chess", ConfigGenerator.class)).last().satisfies(finding -> assertThat(finding.reason())
                .isNull());
        games.unreadable = "A schema could not be read";
        assertThat(why("chess", ConfigGenerator.class)).last().satisfies(finding -> {
            assertThat(finding.registered()).isFalse();
            assertThat(finding.fileName()).isEqualTo("chess.jar");
            assertThat(finding.reason()).isEqualTo("A schema could not be read");
        });
    }

    @Test
    void reportsAnUnresolvedRequirementForAllComponentsOfTheBundle() {
        platform.copy(
                "chess.jar",
                chess().component(Working.class, GAME, "chess", "")
                        .component(Working.class, LOGS, "chess", "")
                        .jar()
                        .header("Import-Package", "org.board;version=\"[2,3)\""));
        platform.awaitState("chess.jar", "WAITING");
        assertThat(why("chess", LogParser.class)).hasSize(2).allSatisfy(finding -> {
            assertThat(finding.registered()).isFalse();
            assertThat(finding.fileName()).isEqualTo("chess.jar");
            assertThat(finding.component()).isEqualTo(Working.class.getName());
            assertThat(finding.reason()).contains("Missing package org.board").contains("no bundle exports it");
        });
    }

    @Test
    void reportsAnUnsatisfiedReference() {
        games.add("chess");
        String reference = "<reference name=\"Board\" interface=\"org.board.Board\"/>";
        drop(chess().component(Working.class, GAME, "chess", "").component(Working.class, LOGS, "chess", reference));
        assertThat(why("chess", LogParser.class)).last().satisfies(finding -> assertThat(finding.reason())
                .endsWith("is waiting for service org.board.Board"));
    }

    @Test
    void reportsAnExceptionDuringActivation() {
        games.add("chess");
        drop(chess().component(Working.class, GAME, "chess", "").component(Throwing.class, LOGS, "chess", ""));
        assertThat(why("chess", LogParser.class)).last().satisfies(finding -> {
            assertThat(finding.registered()).isFalse();
            assertThat(finding.component()).isEqualTo(Throwing.class.getName());
            assertThat(finding.reason()).contains("failed: ").endsWith("no licence found");
        });
    }

    @Test
    void reportsMissingProvidersAndComponentsWithoutAGameType() {
        games.add("chess");
        drop(chess().component(Working.class, GAME, "chess", "").component(Working.class, LOGS, null, ""));
        assertThat(why("chess", ModManager.class).get(1).reason())
                .isEqualTo("No bundle provides a ModManager for 'chess'");
        assertThat(why("chess", LogParser.class).get(1).reason())
                .contains("No bundle provides a LogParser for 'chess', but " + Working.class.getName())
                .contains("chess.jar")
                .endsWith("declares no game type");
        assertThat(diagnosis.diagnose(Actor.shell(), "chess", null))
                .hasSize(1 + games.capabilities().size());
    }

    @Test
    void treatsACapabilityOfAnotherBundleLikeAnyOther() {
        games.add("chess", UnknownCapability.class);
        drop(chess().component(Working.class, UnknownCapability.class.getName(), "chess", ""));
        assertThat(why("chess", UnknownCapability.class))
                .last()
                .isEqualTo(new DiagnosisFinding("tea_maker", true, "chess.jar", Working.class.getName(), null));
    }

    @CapabilityType(name = "tea_maker", title = "Tea")
    interface UnknownCapability {}

    @Test
    void distinguishesACapabilityWithoutItsGameFromAFailingOne() {
        drop(chess().component(Working.class, LOGS, "chess", ""));
        List<DiagnosisFinding> findings = why("chess", LogParser.class);
        assertThat(findings.get(0).reason()).isEqualTo("No bundle provides a GameAdapter for 'chess'");
        assertThat(findings.get(1).reason()).contains("the game itself is unavailable");
    }

    @Test
    void mentionsUnusableFilesAsAPossibleCause() {
        platform.copy("chess.jar", TestJar.plain());
        platform.awaitState("chess.jar", "BROKEN");
        assertThat(why("chess", LogParser.class)).last().satisfies(finding -> {
            assertThat(finding.fileName()).isEqualTo("chess.jar");
            assertThat(finding.reason()).startsWith("Possibly this file: ");
        });
    }

    @Test
    void isForThoseWhoManageTheSystem() {
        Actor viewer = Actor.user("viewer", Role.VIEWER);
        assertForbidden(() -> diagnosis.diagnose(viewer, "chess", null));
        assertForbidden(() -> platform.drop.files(viewer));
    }

    private static void assertForbidden(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.FORBIDDEN));
    }

    private List<DiagnosisFinding> why(String gameType, Class<?> capability) {
        return diagnosis.diagnose(Actor.shell(), gameType, StubGames.capability(capability));
    }

    private void drop(GameJarBuilder jar) {
        platform.copy("chess.jar", jar.jar());
        platform.awaitState("chess.jar", "ACTIVE");
    }

    private static GameJarBuilder chess() {
        return new GameJarBuilder();
    }

    /** Builds a bundle with components for games. */
    private static final class GameJarBuilder {

        private final List<String> paths = new ArrayList<>();
        private TestJar jar = TestJar.bundle("game.chess", "1.0.0");

        GameJarBuilder component(Class<?> type, String service, String gameType, String reference) {
            String path = "OSGI-INF/" + paths.size() + ".xml";
            String xml = "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.3.0\" name=\"c" + paths.size()
                    + "\" immediate=\"true\" activate=\"start\">"
                    + (gameType == null ? "" : "<property name=\"game.type\" value=\"" + gameType + "\"/>")
                    + "<service><provide interface=\"" + service + "\"/></service>" + reference
                    + "<implementation class=\"" + type.getName() + "\"/></scr:component>";
            paths.add(path);
            jar = jar.with(type).entry(path, xml.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        TestJar jar() {
            return jar.header("Service-Component", String.join(", ", paths));
        }
    }

    private static final class StubGames implements GameService {

        private final List<GameView> games = new ArrayList<>();
        private String unreadable;

        void add(String gameType, Class<?>... capabilities) {
            List<Capability> provided =
                    Arrays.stream(capabilities).map(StubGames::capability).toList();
            games.add(new GameView(gameType, gameType, "1", provided, List.of(), List.of(), List.of()));
        }

        static Capability capability(Class<?> type) {
            return Capability.of(type).orElseThrow();
        }

        @Override
        public List<Capability> capabilities() {
            return Stream.of(ConfigGenerator.class, LogParser.class, ModManager.class)
                    .map(StubGames::capability)
                    .toList();
        }

        @Override
        public MissionRulesView missionRules(String gameType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RemoteAdminView remoteAdmin(String gameType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<RemoteCommand> remoteCommands(String gameType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<GameView> list() {
            return games;
        }

        @Override
        public void require(String gameType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public GameView get(String gameType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Object> schemas(String gameType) {
            if (unreadable != null) {
                throw new LanguardException(ErrorCode.INTERNAL_ERROR, unreadable);
            }
            return Map.of();
        }

        @Override
        public Map<String, Map<String, Object>> defaults(String gameType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Set<Object>> routes(String gameType) {
            throw new UnsupportedOperationException();
        }
    }
}

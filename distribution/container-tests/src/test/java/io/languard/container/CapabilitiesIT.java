package io.languard.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.CapabilityType;
import io.languard.api.GameAdapter;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.log.LogParser;
import io.languard.api.process.ServerLauncher;
import io.languard.container.ContainerApiClient.ContainerApiResponse;
import io.languard.service.deploy.DiagnosisFinding;
import io.languard.service.deploy.DiagnosisService;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** A capability is available to clients exactly while its service is registered. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class CapabilitiesIT {

    private static final String OURS = "(game.type=fake)";
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime components;

    private ContainerApiClient containerApiClient;
    private FakeGameView fakeGameView;
    private DropFolderFixture dropFolderFixture;

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return ShippedContainer.options(CapabilitiesIT.class);
    }

    @Before
    public void dropTheGame() {
        ContainerPlatform containerPlatform = new ContainerPlatform(context);
        containerApiClient = containerPlatform.admin();
        fakeGameView = new FakeGameView(containerApiClient);
        dropFolderFixture = containerPlatform.drop();
        dropFolderFixture.copy("fake.jar", FakeGameJar.fake().bytes());
        fakeGameView.await(FakeGameView.WHOLE);
    }

    @After
    public void removeTheGame() {
        dropFolderFixture.empty();
        fakeGameView.await(java.util.Set.of());
    }

    @Test
    public void theGameItself() throws Exception {
        Supplier<CompletableFuture<ContainerApiResponse>> request =
                () -> containerApiClient.send("GET", "/games/fake", null);

        assertFollowsItsService(GameAdapter.class, request, "GAME_TYPE_NOT_FOUND");
    }

    @Test
    public void theConfigGenerator() throws Exception {
        Supplier<CompletableFuture<ContainerApiResponse>> request =
                () -> containerApiClient.send("GET", "/games/fake/config-schema", null);

        assertFollowsItsService(ConfigGenerator.class, request, "CAPABILITY_NOT_SUPPORTED");
    }

    @Test
    public void theProcessConfig() throws Exception {
        String server = "/servers/"
                + containerApiClient
                        .post(
                                "/servers",
                                "{\"name\":\"Main\",\"game_type\":\"fake\",\"exe_path\":\"/srv/fake-server\",\"game_port\":2302}")
                        .data()
                        .path("id")
                        .asInt();
        // The executable is checked only if the path is new.
        Supplier<CompletableFuture<ContainerApiResponse>> request = () -> containerApiClient.send(
                "PUT", server, "{\"exe_path\":\"/srv/" + NAMES.incrementAndGet() + "/fake-server\"}");

        assertFollowsItsService(ServerLauncher.class, request, "CAPABILITY_NOT_SUPPORTED");

        assertThat(containerApiClient.send("DELETE", server, null).join().status())
                .isEqualTo(204);
    }

    /** No request needs the log parser, so the test uses the list of capabilities. */
    @Test
    public void theLogParser() throws Exception {
        FakeGameService<LogParser> fakeGameService = new FakeGameService<>(LogParser.class);
        fakeGameService.disable();
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.NO_LOGS);
        fakeGameService.enable();
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);

        fakeGameService.disable();
        ServiceRegistration<LogParser> other = register(LogParser.class, fakeGameService.service);
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);
        other.unregister();
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.NO_LOGS);
        fakeGameService.enable();
    }

    @Test
    public void supportsACapabilityUnknownToThePlatform() {
        ServiceRegistration<ForeignCapability> tea = register(ForeignCapability.class, new ForeignCapability() {});
        assertThat(fakeGameView.capabilities()).contains("tea_maker");
        DiagnosisService diagnosis = context.getService(context.getServiceReference(DiagnosisService.class));
        assertThat(diagnosis.diagnose(Actor.shell(), "fake", null))
                .filteredOn(finding -> finding.subject().equals("tea_maker"))
                .singleElement()
                .matches(DiagnosisFinding::registered);
        tea.unregister();
        assertThat(fakeGameView.capabilities()).isEqualTo(FakeGameView.WHOLE);
    }

    /** A capability in a package that no bundle of the platform imports. */
    @CapabilityType(name = "tea_maker", title = "Tea")
    public interface ForeignCapability {}

    private <S> void assertFollowsItsService(
            Class<S> type, Supplier<CompletableFuture<ContainerApiResponse>> request, String absent) throws Exception {
        FakeGameService<S> fakeGameService = new FakeGameService<>(type);
        assertThat(request.get().join().status()).isEqualTo(200);

        fakeGameService.disable();
        assertAbsent(request.get().join(), absent);
        fakeGameService.enable();
        assertThat(request.get().join().status()).isEqualTo(200);

        fakeGameService.disable();
        assertUnregisteredDuringACall(type, fakeGameService.service, request);
        assertAbsent(request.get().join(), absent);

        fakeGameService.enable();
        assertThat(request.get().join().status()).isEqualTo(200);
    }

    private <S> void assertUnregisteredDuringACall(
            Class<S> type, S service, Supplier<CompletableFuture<ContainerApiResponse>> request) throws Exception {
        BlockingProxy blockingProxy = new BlockingProxy();
        ServiceRegistration<S> registration = register(type, blockingProxy.wrap(type, service));
        try {
            CompletableFuture<ContainerApiResponse> call = request.get();
            blockingProxy.awaitCaller();
            assertThat(call).isNotDone();

            Instant unregistered = Instant.now();
            registration.unregister();
            ContainerApiResponse containerApiResponse = call.get(5, TimeUnit.SECONDS);

            assertThat(Duration.between(unregistered, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(containerApiResponse.status()).isEqualTo(404);
            assertThat(containerApiResponse.code()).isIn("GAME_TYPE_NOT_FOUND", "CAPABILITY_NOT_SUPPORTED");
            assertThat(containerApiResponse.body()).doesNotContain("Exception", "io.languard", "Proxy");
        } finally {
            blockingProxy.open();
        }
    }

    private static void assertAbsent(ContainerApiResponse containerApiResponse, String code) {
        assertThat(containerApiResponse.status()).isEqualTo(404);
        assertThat(containerApiResponse.code()).isEqualTo(code);
    }

    private <S> ServiceRegistration<S> register(Class<S> type, S service) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("game.type", "fake"));
        return context.registerService(type, service, properties);
    }

    /** A service of the fake game, which is registered until it is disabled. */
    private final class FakeGameService<S> {

        final S service;
        private final ComponentDescriptionDTO component;

        FakeGameService(Class<S> type) throws Exception {
            ServiceReference<S> reference =
                    context.getServiceReferences(type, OURS).iterator().next();
            service = context.getService(reference);
            component = components.getComponentDescriptionDTO(
                    reference.getBundle(), (String) reference.getProperty("component.name"));
        }

        void disable() throws Exception {
            components.disableComponent(component).getValue();
        }

        void enable() throws Exception {
            components.enableComponent(component).getValue();
        }
    }
}

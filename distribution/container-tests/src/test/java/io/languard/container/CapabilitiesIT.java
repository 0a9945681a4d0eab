package io.languard.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.GameAdapter;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.log.LogParser;
import io.languard.api.process.ProcessConfig;
import io.languard.container.Api.Answer;
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

/** A capability is there for clients exactly while its service is registered. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class CapabilitiesIT {

    private static final String OURS = "(game.type=fake)";
    private static final AtomicInteger NAMES = new AtomicInteger();

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime components;

    private Api api;
    private Games games;
    private Drop drop;

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return Shipped.container(CapabilitiesIT.class);
    }

    @Before
    public void dropTheGame() {
        Platform platform = new Platform(context);
        api = platform.admin();
        games = new Games(api);
        drop = platform.drop();
        drop.copy("fake.jar", GameJar.fake().bytes());
        games.await(Games.WHOLE);
    }

    @After
    public void takeTheGameAway() {
        drop.empty();
        games.await(java.util.Set.of());
    }

    @Test
    public void theGameItself() throws Exception {
        Supplier<CompletableFuture<Answer>> request = () -> api.send("GET", "/games/fake", null);

        followsItsService(GameAdapter.class, request, "GAME_TYPE_NOT_FOUND");
    }

    @Test
    public void theConfigGenerator() throws Exception {
        Supplier<CompletableFuture<Answer>> request = () -> api.send("GET", "/games/fake/config-schema", null);

        followsItsService(ConfigGenerator.class, request, "CAPABILITY_NOT_SUPPORTED");
    }

    @Test
    public void theProcessConfig() throws Exception {
        String server = "/servers/"
                + api.post(
                                "/servers",
                                "{\"name\":\"Main\",\"game_type\":\"fake\",\"exe_path\":\"/srv/fake-server\",\"game_port\":2302}")
                        .data()
                        .path("id")
                        .asInt();
        // Only a path that is new is looked at.
        Supplier<CompletableFuture<Answer>> request =
                () -> api.send("PUT", server, "{\"exe_path\":\"/srv/" + NAMES.incrementAndGet() + "/fake-server\"}");

        followsItsService(ProcessConfig.class, request, "CAPABILITY_NOT_SUPPORTED");

        assertThat(api.send("DELETE", server, null).join().status()).isEqualTo(204);
    }

    /** No request needs it, so the list of what the game can do has to tell. */
    @Test
    public void theLogParser() throws Exception {
        Own<LogParser> own = new Own<>(LogParser.class);
        own.takeAway();
        assertThat(games.capabilities()).isEqualTo(Games.NO_LOGS);
        own.giveBack();
        assertThat(games.capabilities()).isEqualTo(Games.WHOLE);

        own.takeAway();
        ServiceRegistration<LogParser> other = register(LogParser.class, own.service);
        assertThat(games.capabilities()).isEqualTo(Games.WHOLE);
        other.unregister();
        assertThat(games.capabilities()).isEqualTo(Games.NO_LOGS);
        own.giveBack();
    }

    private <S> void followsItsService(Class<S> type, Supplier<CompletableFuture<Answer>> request, String absent)
            throws Exception {
        Own<S> own = new Own<>(type);
        assertThat(request.get().join().status()).isEqualTo(200);

        own.takeAway();
        assertAbsent(request.get().join(), absent);
        own.giveBack();
        assertThat(request.get().join().status()).isEqualTo(200);

        own.takeAway();
        goesInTheMiddleOfACall(type, own.service, request);
        assertAbsent(request.get().join(), absent);

        own.giveBack();
        assertThat(request.get().join().status()).isEqualTo(200);
    }

    private <S> void goesInTheMiddleOfACall(Class<S> type, S service, Supplier<CompletableFuture<Answer>> request)
            throws Exception {
        Gate gate = new Gate();
        ServiceRegistration<S> registration = register(type, gate.before(type, service));
        try {
            CompletableFuture<Answer> call = request.get();
            gate.awaitCaller();
            assertThat(call).isNotDone();

            Instant gone = Instant.now();
            registration.unregister();
            Answer answer = call.get(5, TimeUnit.SECONDS);

            assertThat(Duration.between(gone, Instant.now())).isLessThan(Duration.ofSeconds(1));
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isIn("GAME_TYPE_NOT_FOUND", "CAPABILITY_NOT_SUPPORTED");
            assertThat(answer.body()).doesNotContain("Exception", "io.languard", "Proxy");
        } finally {
            gate.open();
        }
    }

    private static void assertAbsent(Answer answer, String code) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo(code);
    }

    private <S> ServiceRegistration<S> register(Class<S> type, S service) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of("game.type", "fake"));
        return context.registerService(type, service, properties);
    }

    /** The fake game's own service of a kind, which is registered until it is taken away. */
    private final class Own<S> {

        final S service;
        private final ComponentDescriptionDTO component;

        Own(Class<S> type) throws Exception {
            ServiceReference<S> reference =
                    context.getServiceReferences(type, OURS).iterator().next();
            service = context.getService(reference);
            component = components.getComponentDescriptionDTO(
                    reference.getBundle(), (String) reference.getProperty("component.name"));
        }

        void takeAway() throws Exception {
            components.disableComponent(component).getValue();
        }

        void giveBack() throws Exception {
            components.enableComponent(component).getValue();
        }
    }
}

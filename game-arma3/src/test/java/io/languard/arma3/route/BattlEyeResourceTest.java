package io.languard.arma3.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.GameServer;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.RouteContext;
import io.languard.arma3.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BattlEyeResourceTest {

    private final List<String> sent = new ArrayList<>();
    private final List<String> audited = new ArrayList<>();
    private String reply = "";
    private LanguardException failure;

    @Test
    void filtersAndBansAreReloaded() {
        new BattlEyeResource().reload(new TestRouteCall(Optional.of(new TestRemoteSession())));
        assertThat(sent).containsExactly("loadScripts", "loadEvents", "loadBans");
        assertThat(audited).containsExactly("battleye_reloaded");
    }

    @Test
    void missionsAreListedFromTheFolderThatTheGameUses() {
        reply = "Alpha.Altis.pbo\nBravo.Stratis.pbo\n";
        TestRouteCall testRouteCall = new TestRouteCall(Optional.of(new TestRemoteSession()));
        assertThat(new BattlEyeResource().missions(testRouteCall)).containsExactly("Alpha.Altis", "Bravo.Stratis");
        testRouteCall.server.with("launch", "own_missions_folder", 0);
        new BattlEyeResource().missions(testRouteCall);
        assertThat(sent).containsExactly("#mpmissions", "missions");
        assertThat(audited).isEmpty();
    }

    @Test
    void remoteAdminsAreListedWithoutTheirAddresses() {
        reply = "Connected RCon admins:\n[#] [IP Address]:[Port]\n---\n0   127.0.0.1:50000\n3   192.0.2.1:2\n";
        assertThat(new BattlEyeResource().admins(new TestRouteCall(Optional.of(new TestRemoteSession()))))
                .containsExactly(0, 3);
    }

    @Test
    void aStoppedServerIsReported() {
        refused(new TestRouteCall(Optional.empty()), ErrorCode.SERVER_NOT_RUNNING);
    }

    @Test
    void errorsOfRemoteAdminArePassedOn() {
        failure = new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "no reply");
        refused(new TestRouteCall(Optional.of(new TestRemoteSession())), ErrorCode.REMOTE_ADMIN_UNAVAILABLE);
        assertThat(audited).isEmpty();
    }

    private static void refused(RouteContext call, ErrorCode code) {
        assertThatThrownBy(() -> new BattlEyeResource().reload(call))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private final class TestRouteCall implements RouteContext {

        private final TestServer server = new TestServer(Path.of("servers/1"));
        private final Optional<RemoteSession> session;

        TestRouteCall(Optional<RemoteSession> session) {
            this.session = session;
        }

        @Override
        public GameServer server() {
            return server;
        }

        @Override
        public String user() {
            return "admin";
        }

        @Override
        public Optional<RemoteSession> remote() {
            return session;
        }

        @Override
        public void audit(String type, Map<String, Object> detail) {
            audited.add(type);
        }
    }

    private final class TestRemoteSession implements RemoteSession {

        @Override
        public CompletionStage<String> command(String command) {
            sent.add(command);
            return failure == null ? CompletableFuture.completedFuture(reply) : CompletableFuture.failedFuture(failure);
        }

        @Override
        public void close() {}
    }
}

package io.languard.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEvent.JobChanged;
import io.languard.service.event.PlatformEvent.MetricsSampled;
import io.languard.service.event.PlatformEvent.PlayersChanged;
import io.languard.service.event.PlatformEvent.ServerChanged;
import io.languard.service.event.PlatformEvent.ServerRemoved;
import io.languard.service.job.Job;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each single permission lets a client receive on all channels, of a granted server, of another, and of the platform. */
class ChannelRightsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every kind of message about a server. */
    private static final Set<String> KINDS =
            Set.of("log", "players", "metrics", "status", "event", "server", "job", "server_removed");

    private LiveEndpointFixture endpoint;

    @BeforeEach
    void open() throws Exception {
        endpoint = new LiveEndpointFixture();
        endpoint.authorizer = (actor, permission, serverId) -> actor.grants().stream()
                .anyMatch(grant -> (grant.serverId() == null || grant.serverId().equals(serverId))
                        && grant.permissions().contains(permission));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void aPermissionOnOneServerShowsNothingOfAnother(Permission permission) throws Exception {
        assertThat(received(new Grant(1, Set.of(permission))))
                .isEqualTo(permission == Permission.SERVER_VIEW ? messages(1) : Set.of());
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void aPermissionEverywhereShowsWhatItIsFor(Permission permission) throws Exception {
        assertThat(received(Grant.everywhere(Set.of(permission))))
                .isEqualTo(
                        switch (permission) {
                            case SERVER_VIEW -> messages(1, 2);
                            case SYSTEM_MANAGE -> Set.of("event null", "job null");
                            default -> Set.of();
                        });
    }

    @Test
    void nothingIsShownToSomebodyWithoutRights() throws Exception {
        assertThat(received()).isEmpty();
    }

    private static Set<String> messages(Integer... servers) {
        Set<String> messages = new TreeSet<>();
        KINDS.forEach(kind -> Stream.of(servers).forEach(server -> messages.add(kind + " " + server)));
        return messages;
    }

    /** Returns kind and server of all messages that somebody who has subscribed to every channel receives. */
    private Set<String> received(Grant... grants) throws Exception {
        endpoint.authentication.rights.put("good", List.of(grants));
        TestWebSocketClient client = endpoint.client("/ws/all")
                .subscribe(
                        Arrays.stream(Channel.values()).map(Channel::wireName).toArray(String[]::new));
        publish(1);
        publish(2);
        endpoint.publishEvent(null, new Crashed(1, null, null, List.of()));
        publishJob(null);

        client.sendText("{\"type\":\"ping\"}");
        Set<String> received = new TreeSet<>();
        for (String message = client.next(); !message.contains("pong"); message = client.next()) {
            JsonNode json = JSON.readTree(message);
            received.add(
                    json.path("type").asText() + " " + json.path("server_id").asText());
        }
        return received;
    }

    private void publish(int serverId) {
        Instant time = LiveEndpointFixture.TIME;
        endpoint.publishLog(serverId, "a line");
        endpoint.publishStatus(serverId, ServerStatus.RUNNING);
        endpoint.publishEvent(serverId, new Crashed(1, null, null, List.of()));
        Stream.<PlatformEvent>of(
                        new PlayersChanged(serverId, List.of(), time),
                        new MetricsSampled(serverId, 1, 2, 3, time),
                        new ServerChanged(serverId, time))
                .forEach(endpoint.servlet::onEvent);
        publishJob(serverId);
        endpoint.servlet.onEvent(new ServerRemoved(serverId, time));
    }

    private void publishJob(Integer serverId) {
        Job job = Job.queued("backup", serverId, "ann", LiveEndpointFixture.TIME);
        endpoint.servlet.onEvent(new JobChanged(job, LiveEndpointFixture.TIME));
    }
}

package io.languard.lxc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineJsonMapperTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void readsAddressesOfEveryInterface() throws JsonProcessingException {
        InstanceState state = EngineJsonMapper.state(json.readTree("{\"status_code\":103,\"network\":{"
                + "\"docker0\":{\"host_name\":\"\",\"addresses\":[{\"family\":\"inet\",\"address\":\"172.17.0.1\"}]},"
                + "\"enp5s0\":{\"host_name\":\"veth1\",\"addresses\":["
                + "{\"family\":\"inet6\",\"address\":\"fe80::1\"},{\"family\":\"inet\",\"address\":\"10.0.3.7\"}]}}}"));

        assertThat(state.status()).isEqualTo(InstanceStatus.RUNNING);
        assertThat(state.addresses())
                .containsExactly(
                        new InstanceAddress("172.17.0.1", false),
                        new InstanceAddress("fe80::1", true),
                        new InstanceAddress("10.0.3.7", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status_code\":102,\"network\":null}",
                "{\"status_code\":102}",
                "{\"status_code\":102,\"network\":{\"eth0\":{\"addresses\":null}}}"
            })
    void readsMissingAddresses(String state) throws JsonProcessingException {
        assertThat(EngineJsonMapper.state(json.readTree(state)).addresses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "instance-shutdown, default, /1.0/instances/a-b, a-b",
        "instance-started, default, /1.0/instances/a-b?project=default, a-b",
        "instance-deleted, default, /1.0/containers/a-b, a-b",
        "instance-started, other, /1.0/instances/a-b?project=other,",
        "instance-exec, default, /1.0/instances/a-b,",
        "instance-started, default, /1.0/instances/a-b/snapshots/s,",
        "network-updated, default, /1.0/networks/x,",
    })
    void returnsTheInstanceThatAnEventConcerns(String action, String project, String source, String name) {
        String event = "{\"type\":\"lifecycle\",\"project\":\"" + project + "\",\"metadata\":{\"action\":\"" + action
                + "\",\"source\":\"" + source + "\"}}";

        assertThat(LifecycleEventParser.instanceNames(event.getBytes(StandardCharsets.UTF_8), "default"))
                .isEqualTo(name == null ? List.of() : List.of(name));
    }

    @Test
    void returnsBothNamesOfARenamedInstance() {
        String event = "{\"type\":\"lifecycle\",\"project\":\"default\",\"metadata\":{\"action\":\"instance-renamed\","
                + "\"source\":\"/1.0/instances/new\",\"context\":{\"old_name\":\"old\"}}}";

        assertThat(LifecycleEventParser.instanceNames(event.getBytes(StandardCharsets.UTF_8), "default"))
                .containsExactly("old", "new");
    }
}

package io.languard.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.persistence.internal.weaving.PersistenceWeaved;
import org.junit.jupiter.api.Test;

class EntityPersistenceUnitTest {

    @Test
    void theBuildWeavesEveryEntity() throws Exception {
        for (String entity : EntityPersistenceUnit.ENTITIES) {
            assertThat(PersistenceWeaved.class).isAssignableFrom(Class.forName(entity));
        }
    }

    @Test
    void theBuildAndTheRuntimeListTheSameEntities() throws Exception {
        String persistenceXml = Files.readString(Path.of("src/weave/META-INF/persistence.xml"));

        List<String> entities = Pattern.compile("<class>(.*)</class>")
                .matcher(persistenceXml)
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(entities).isEqualTo(EntityPersistenceUnit.ENTITIES);
    }
}

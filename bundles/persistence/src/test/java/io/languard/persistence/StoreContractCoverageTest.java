package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreContractCoverageTest {

    @ParameterizedTest
    @ValueSource(classes = {EmbeddedStoresTest.class, MariaDbStoresTest.class})
    void everyContractRunsOnTheDatabase(Class<?> database) throws Exception {
        List<Class<?>> run = Arrays.stream(database.getDeclaredClasses())
                .<Class<?>>map(Class::getSuperclass)
                .toList();

        assertThat(run).containsExactlyInAnyOrderElementsOf(contracts());
    }

    @Test
    void contractsAreFound() throws Exception {
        assertThat(contracts()).contains(ServerStoreContract.class, SchemaContract.class);
    }

    private static List<Class<?>> contracts() throws Exception {
        File folder = new File(StoreContract.class
                        .getResource(StoreContract.class.getSimpleName() + ".class")
                        .toURI())
                .getParentFile();
        List<Class<?>> contracts = Stream.of(folder.list())
                .filter(name -> name.endsWith("Contract.class"))
                .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                .filter(type -> type.getSuperclass() == StoreContract.class && Modifier.isAbstract(type.getModifiers()))
                .toList();
        return contracts;
    }

    private static Class<?> load(String simpleName) {
        try {
            return Class.forName(StoreContract.class.getPackageName() + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.languard.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.languard.api.GameAdapter;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionInfo;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.LaunchCommand;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.PlayerLister;
import io.languard.api.remote.RemoteAdmin;
import io.languard.api.remote.RemoteSession;
import io.languard.api.route.GameRoutes;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests an adapter that returns, from every method, more than the heap could hold a copy of. */
class ResponseLimitsTest {

    private static final String LONG = "x".repeat(5_000_000);

    final ExecutorService threads = Executors.newCachedThreadPool();
    final GuardedService<Object> adapter =
            new GuardedService<>(ServiceOwner.game("chess", null), new Object(), threads, new Bulkhead(8));

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    /** The methods whose results can be of any size. */
    static Stream<Method> methods() {
        return Stream.of(
                        GameAdapter.class,
                        ConfigGenerator.class,
                        ServerLauncher.class,
                        LogParser.class,
                        RemoteAdmin.class,
                        RemoteSession.class,
                        PlayerLister.class,
                        BanManager.class,
                        MissionManager.class,
                        ModManager.class,
                        GameRoutes.class)
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> oversized(method.getGenericReturnType()).isPresent());
    }

    @Test
    void theMethodsIncludeThoseThatReturnTextsListsMapsSetsRecordsAndStages() {
        assertThat(methods())
                .extracting(Method::getName)
                .contains("displayName", "read", "schemas", "extensions", "launchCommand", "inspect", "players");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aResponseBeyondTheLimitsIsAnErrorThatNamesTheAdapterAndTheLimit(Method method) {
        Object response = oversized(method.getGenericReturnType()).orElseThrow();
        LanguardException error = catchThrowableOfType(LanguardException.class, () -> {
            Object returned = adapter.call(ignored -> response);
            adapter.await(((CompletionStage<?>) returned).toCompletableFuture(), Duration.ofSeconds(5));
        });
        assertThat(error.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(error)
                .hasMessageMatching("The adapter of game type 'chess' returned more than \\d+ (elements|characters)");
        assertThat(adapter.<String>call(ignored -> "the next")).isEqualTo("the next");
    }

    @Test
    void theMessageOfAnErrorIsTruncated() {
        LanguardException own = error(() -> new LanguardException("FULL", ErrorType.EXTERNAL, LONG, null));
        assertThat(own.codeName()).isEqualTo("FULL");
        assertThat(own.type()).isEqualTo(ErrorType.EXTERNAL);
        assertThat(own.getMessage()).hasSize(ResponseGuard.MAX_MESSAGE + 1).endsWith("…");
        LanguardException standard = error(() ->
                new LanguardException(ErrorCode.INVALID_CONFIG, LONG, List.of(new FieldProblem("port", "is taken"))));
        assertThat(standard.details()).hasSize(1);
        assertThat(standard.getMessage()).hasSize(ResponseGuard.MAX_MESSAGE + 1);
    }

    @Test
    void anErrorWithTooManyDetailsIsAFailure() {
        List<FieldProblem> many = Collections.nCopies(2_000, new FieldProblem("port", "is taken"));
        LanguardException seen = error(() -> new LanguardException(ErrorCode.INVALID_CONFIG, "Invalid", many));
        assertThat(seen.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        assertThat(seen).hasMessage("The adapter of game type 'chess' failed");
    }

    @Test
    void aFailureWithALongMessageIsNotRetained() {
        LanguardException seen = error(() -> new IllegalStateException("Why", new IllegalArgumentException(LONG)));
        assertThat(seen).hasMessage("The adapter of game type 'chess' failed").hasNoCause();
    }

    private LanguardException error(Supplier<RuntimeException> thrown) {
        return catchThrowableOfType(
                LanguardException.class,
                () -> adapter.call(service -> {
                    throw thrown.get();
                }));
    }

    /** Returns a value of a type that is as large as possible; empty if its size is fixed. */
    private static Optional<Object> oversized(Type type) {
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == CompletionStage.class || generic.getRawType() == Optional.class) {
                Optional<Object> value = oversized(generic.getActualTypeArguments()[0]);
                return generic.getRawType() == Optional.class
                        ? value.map(Optional::of)
                        : value.map(CompletableFuture::completedFuture);
            }
            return Optional.of(
                    generic.getRawType() == Map.class
                            ? Map.of("section", LONG)
                            : generic.getRawType() == Set.class
                                    ? new EndlessSet()
                                    : Collections.nCopies(Integer.MAX_VALUE, "element"));
        }
        Map<Type, Object> known = Map.<Type, Object>ofEntries(
                Map.entry(String.class, LONG),
                Map.entry(MissionInfo.class, new MissionInfo("name", LONG)),
                Map.entry(LaunchCommand.class, new LaunchCommand(Collections.nCopies(100_001, ""), Path.of("here"))));
        return Optional.ofNullable(known.get(type));
    }

    private static final class EndlessSet extends AbstractSet<Object> {

        @Override
        public Iterator<Object> iterator() {
            return Stream.generate(Object::new).iterator();
        }

        @Override
        public int size() {
            return Integer.MAX_VALUE;
        }
    }
}

package io.languard.core;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the size of what an adapter returns: elements of collections, maps and arrays, and characters of texts, at any
 * depth. Looks into the records of the API, but into no other object, since that would call the adapter's code. Not
 * thread-safe.
 */
public final class ResponseSize {

    /** The maximum number of elements in one response, nested ones included. */
    public static final int MAX_ELEMENTS = 100_000;

    /**
     * The maximum number of characters in one response: far more than games read, yet few enough to hold several copies in
     * memory.
     */
    public static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    static final int MAX_DEPTH = 50;

    private static final List<String> API_PACKAGES = List.of("io.languard.api.", "io.languard.world.");

    private static final ClassValue<List<MethodHandle>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<MethodHandle> computeValue(Class<?> type) {
            return isOfApi(type) ? accessors(type) : List.of();
        }
    };

    private final int maxElements;
    private final int maxCharacters;
    private long elements;
    private long characters;

    /** Starts to measure a response of usual size. */
    public ResponseSize() {
        this(MAX_ELEMENTS, MAX_CHARACTERS);
    }

    /** Starts to measure something with lower limits. */
    public ResponseSize(int maxElements, int maxCharacters) {
        this.maxElements = maxElements;
        this.maxCharacters = maxCharacters;
    }

    /** Thrown when a limit is exceeded; the message completes a sentence such as "The adapter returned …". */
    public static final class ExceededException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private ExceededException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Adds a value and everything in it.
     *
     * @throws ExceededException if the sum exceeds a limit
     */
    public void add(@Nullable Object value) {
        add(value, 0);
    }

    /** Same as {@link #add}, for the text of a log entry, of which there are many. */
    public void addText(String text) {
        characters += text.length();
        if (characters > maxCharacters) {
            throw new ExceededException("more than " + maxCharacters + " characters");
        }
    }

    /** Returns the number of characters so far. */
    public long characters() {
        return characters;
    }

    private void add(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ExceededException("values nested more than " + MAX_DEPTH + " levels deep");
        }
        if (value instanceof CharSequence text) {
            addText(text.toString());
        } else if (value instanceof Collection<?> collection) {
            collection.forEach(element -> element(element, depth));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> {
                element(key, depth);
                add(element, depth + 1);
            });
        } else if (value instanceof Object[] array) {
            for (Object element : array) {
                element(element, depth);
            }
        } else if (value instanceof Optional<?> optional) {
            add(optional.orElse(null), depth + 1);
        } else if (value instanceof Record components) {
            ACCESSORS.get(value.getClass()).forEach(accessor -> add(component(accessor, components), depth + 1));
        } else if (value instanceof Path path) {
            addText(path.toString());
        }
    }

    /** Adds an element of a collection that the caller iterates over. */
    public void addElement(@Nullable Object element) {
        element(element, 0);
    }

    private void element(@Nullable Object element, int depth) {
        if (++elements > maxElements) {
            throw new ExceededException("more than " + maxElements + " elements");
        }
        add(element, depth + 1);
    }

    private static boolean isOfApi(Class<?> type) {
        return type.isRecord()
                && API_PACKAGES.stream().anyMatch(type.getPackageName().concat(".")::startsWith);
    }

    /** Returns how to read the components that are not primitive. */
    private static List<MethodHandle> accessors(Class<?> type) {
        List<MethodHandle> accessors = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getType().isPrimitive()) {
                try {
                    accessors.add(MethodHandles.publicLookup().unreflect(component.getAccessor()));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("A record of the API is not public: " + type, e);
                }
            }
        }
        return List.copyOf(accessors);
    }

    private static @Nullable Object component(MethodHandle accessor, Object of) {
        try {
            return (Object) accessor.invoke(of);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // accessors declare no exceptions
        }
    }
}

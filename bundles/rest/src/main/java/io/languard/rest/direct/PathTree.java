package io.languard.rest.direct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The templates of paths as a tree of their segments. A literal segment takes precedence over a variable, as in JAX-RS.
 *
 * @param <T> what belongs to a template
 */
final class PathTree<T> {

    private final Node<T> root = new Node<>();

    /** A template that matches a path, with the values of its variables in order. */
    record Match<T>(T target, List<String> values) {}

    private static final class Node<T> {
        private final Map<String, Node<T>> literals = new HashMap<>();
        private @Nullable Node<T> variable;
        private @Nullable T target;
    }

    /**
     * Adds a template.
     *
     * @param path relative and without regular expressions, such as {@code servers/{server_id}}
     * @param target {@code null} for a template that only keeps others from matching its paths
     */
    void add(String path, @Nullable T target) {
        Node<T> node = root;
        for (String segment : path.split("/")) {
            if (!segment.startsWith("{")) {
                node = node.literals.computeIfAbsent(segment, absent -> new Node<>());
            } else {
                node.variable = node.variable == null ? new Node<>() : node.variable;
                node = node.variable;
            }
        }
        node.target = target == null ? node.target : target;
    }

    /** Returns the match of a path; {@code null} for none. */
    @Nullable
    Match<T> find(String path) {
        List<String> values = new ArrayList<>();
        Node<T> node = root;
        for (String segment : path.split("/", -1)) {
            Node<T> next = node.literals.get(segment);
            if (next == null && !segment.isEmpty()) {
                next = node.variable;
                values.add(segment);
            }
            if (next == null) {
                return null;
            }
            node = next;
        }
        return node.target == null ? null : new Match<>(node.target, values);
    }
}

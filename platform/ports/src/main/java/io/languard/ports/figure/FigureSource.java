package io.languard.ports.figure;

import java.util.List;

/** Registered as a service by whoever has figures to show. Called on any thread; must return at once. */
public interface FigureSource {

    /** The figures of this moment. */
    List<Figure> figures();
}

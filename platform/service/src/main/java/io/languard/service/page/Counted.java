package io.languard.service.page;

/** A part of a list that knows the length of the whole. */
public interface Counted {

    /** Returns the number of entries that match the query, on this page or not. */
    long total();
}

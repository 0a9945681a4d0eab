package io.languard.service.page;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A page of a list, which is itself the list of the entries on it. Immutable. */
public final class Page<E> extends AbstractList<E> implements Counted, RandomAccess {

    private final List<E> entries;
    private final long total;

    private Page(List<E> entries, long total) {
        this.entries = List.copyOf(entries);
        this.total = total;
    }

    /** Returns a whole list as one page. */
    public static <E> Page<E> all(List<E> entries) {
        return new Page<>(entries, entries.size());
    }

    /** Returns the page of a whole list that begins at the offset. */
    public static <E> Page<E> of(List<E> whole, int limit, int offset) {
        int from = Math.min(offset, whole.size());
        int to = Math.min(whole.size() - from, limit) + from;
        return new Page<>(whole.subList(from, to), whole.size());
    }

    /**
     * Returns the page of a whole list that begins at the offset.
     *
     * @param limit {@code null} for all that follow
     */
    public static <E> Page<E> upTo(@Nullable Integer limit, int offset, List<E> whole) {
        return of(whole, limit == null ? Integer.MAX_VALUE : limit, offset);
    }

    /**
     * Returns the page with entries that were read from the offset on, at most as many as the limit.
     *
     * @param count returns the length of the whole list; only called if the page does not show it
     */
    public static <E> Page<E> of(List<E> entries, int limit, int offset, LongSupplier count) {
        boolean last = entries.size() < limit && (offset == 0 || !entries.isEmpty());
        return new Page<>(entries, last ? (long) offset + entries.size() : count.getAsLong());
    }

    /** Returns a page with other entries in place of these. */
    public <R> Page<R> map(Function<? super E, ? extends R> mapper) {
        return new Page<>(entries.stream().<R>map(mapper).toList(), total);
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public E get(int index) {
        return entries.get(index);
    }

    @Override
    public int size() {
        return entries.size();
    }
}

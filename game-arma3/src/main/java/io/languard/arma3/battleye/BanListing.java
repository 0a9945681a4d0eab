package io.languard.arma3.battleye;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of bans that BattlEye has printed. Builds differ in whether the numbers of addresses continue those of GUIDs or
 * start at 0 again; which of two rows with one number {@code removeBan} takes is not documented.
 *
 * @param rows in the order of the list
 */
public record BanListing(List<Row> rows) {

    /**
     * A ban in the list.
     *
     * @param number the printed number
     * @param identity a GUID in lower case or an IPv4 address
     */
    public record Row(int number, String identity) {

        private boolean isAddress() {
            return identity.indexOf('.') >= 0;
        }
    }

    public BanListing {
        rows = List.copyOf(rows);
    }

    /** Returns whether an identity is banned. */
    public boolean contains(String identity) {
        return rows.stream().anyMatch(row -> row.identity().equals(identity));
    }

    /** Returns the identities in the list. */
    public Set<String> identities() {
        return rows.stream().map(Row::identity).collect(Collectors.toSet());
    }

    /** Returns the number by which a row can be removed; empty if that could remove another one. */
    public OptionalInt removableBy(Row row) {
        boolean numberedOnce =
                rows.stream().filter(other -> other.number() == row.number()).count() == 1;
        // In a list whose numbers start again, the position of an address in the whole list is another one.
        return numberedOnce && !(row.isAddress() && hasRepeatedNumbers())
                ? OptionalInt.of(row.number())
                : OptionalInt.empty();
    }

    private boolean hasRepeatedNumbers() {
        Set<Integer> numbers = new HashSet<>();
        return !rows.stream().allMatch(row -> numbers.add(row.number()));
    }
}

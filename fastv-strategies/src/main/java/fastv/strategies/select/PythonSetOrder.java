package fastv.strategies.select;

import java.util.Arrays;

/**
 * The order in which CPython iterates over a set of small non-negative integers, which DART's code
 * depends on by accident: its pivots stand in a {@code set}.
 *
 * <p>An open-addressing table of 8 slots, hash = value. A taken slot is followed by up to 9
 * neighbours where they fit below the table's end, then by {@code slot = 5 slot + 1 + (perturb >>=
 * 5)}. Once 5 x filled reaches 3 x mask the table grows to the smallest power of two above 4 x
 * filled and values are put in again in slot order. (CPython 3.7 and later, Objects/setobject.c;
 * for sets below 50,000 values.)
 */
public final class PythonSetOrder {
    private static final int EMPTY = -1;
    private static final int SMALLEST = 8;
    private static final int NEIGHBOURS = 9;
    private static final int PERTURB_SHIFT = 5;

    private int[] slots = emptyTable(SMALLEST);
    private int filled;

    private PythonSetOrder() {}

    /**
     * The iteration order.
     *
     * @param values in order of insertion, 0 or more; repeated ones count once
     */
    public static int[] of(int[] values) {
        PythonSetOrder set = new PythonSetOrder();
        for (int value : Arrays.stream(values).distinct().toArray()) {
            set.insert(value);
            set.filled++;
            if (set.filled * 5 >= (set.slots.length - 1) * 3) {
                set.grow();
            }
        }
        return Arrays.stream(set.slots).filter(slot -> slot != EMPTY).toArray();
    }

    private void insert(int value) {
        int mask = slots.length - 1;
        int perturb = value;
        int slot = value & mask;
        while (true) {
            int last = slot + NEIGHBOURS <= mask ? slot + NEIGHBOURS : slot;
            for (int at = slot; at <= last; at++) {
                if (slots[at] == EMPTY) {
                    slots[at] = value;
                    return;
                }
            }
            perturb >>= PERTURB_SHIFT;
            slot = (slot * 5 + 1 + perturb) & mask;
        }
    }

    private void grow() {
        int size = SMALLEST;
        while (size <= filled * 4) {
            size *= 2;
        }
        int[] before = slots;
        slots = emptyTable(size);
        for (int value : before) {
            if (value != EMPTY) {
                insert(value);
            }
        }
    }

    private static int[] emptyTable(int size) {
        int[] table = new int[size];
        Arrays.fill(table, EMPTY);
        return table;
    }
}

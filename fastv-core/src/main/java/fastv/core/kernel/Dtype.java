package fastv.core.kernel;

import fastv.core.weights.StoredType;
import java.util.Locale;
import java.util.Optional;

/** The element types a model computes in. */
public enum Dtype {
    FLOAT32(6, 4, StoredType.F32),
    BFLOAT16(15, 2, StoredType.BF16),
    FLOAT16(5, 2, StoredType.F16);

    private final int torchNumber;
    private final int bytes;
    private final StoredType stored;

    Dtype(int torchNumber, int bytes, StoredType stored) {
        this.torchNumber = torchNumber;
        this.bytes = bytes;
        this.stored = stored;
    }

    /** The name in YAML files and on the command line: {@code float32}. */
    public String publicName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** The same type as checkpoint files name it. */
    public StoredType stored() {
        return stored;
    }

    /** libtorch's number for the type. */
    int torchNumber() {
        return torchNumber;
    }

    /** libtorch's number for a stored type, if kernels can compute with it. */
    static Optional<Integer> torchNumber(StoredType type) {
        return switch (type) {
            case U8 -> Optional.of(0);
            case I8 -> Optional.of(1);
            case I16 -> Optional.of(2);
            case I32 -> Optional.of(3);
            case I64 -> Optional.of(4);
            case F16 -> Optional.of(5);
            case F32 -> Optional.of(6);
            case F64 -> Optional.of(7);
            case BOOL -> Optional.of(11);
            case BF16 -> Optional.of(15);
            case F8_E5M2 -> Optional.of(23);
            case F8_E4M3 -> Optional.of(24);
            case U16, U32, U64 -> Optional.empty();
        };
    }
}

package fastv.eval.contract;

/** What a law test found on its samples. */
sealed interface Finding {

    /** The law holds. */
    record Holds() implements Finding {}

    /** It does not. */
    record Broken(String expected, String found) implements Finding {}

    /** It says nothing about the method. */
    record Silent(String why) implements Finding {}

    /** The law holds. */
    Finding HOLDS = new Holds();

    /** Broken unless the condition is true. */
    static Finding require(boolean holds, String expected, String found) {
        return holds ? HOLDS : new Broken(expected, found);
    }
}

package strategy.centrefirst;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fastv.eval.contract.ContractSuite;

import org.junit.jupiter.api.Test;

import java.util.List;

class CentreFirstTest {

    /**
     * What {@code fastv check centre-first} does; each line names a contract, the seed, what was
     * expected and found.
     */
    @Test
    void keeps_its_contracts() {
        assertEquals(List.of(), ContractSuite.failures("centre-first"));
    }
}

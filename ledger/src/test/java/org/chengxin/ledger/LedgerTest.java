package org.chengxin.ledger;

import static org.chengxin.ledger.testing.TestGenesis.REGISTRAR;
import static org.chengxin.ledger.testing.TestGenesis.company;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.identity.OrganisationKey;
import org.chengxin.ledger.identity.RegisterOrganisation;
import org.chengxin.ledger.testing.TestCity;
import org.junit.jupiter.api.Test;

class LedgerTest {

    @Test
    void a_registered_organisation_is_in_the_state() {
        var city = TestCity.found();
        var registration =
                new RegisterOrganisation(company(2), "示例乙有限公司", LocalDate.parse("2020-02-29"), Optional.of("示例区"));
        assertEquals(TransactionResult.accepted(), city.submit(REGISTRAR, registration));
        assertEquals(
                "示例乙有限公司",
                city.view().find(new OrganisationKey(company(2))).orElseThrow().name());
    }
}

package org.chengxin.intake.demo;

import static org.chengxin.intake.RegistrationColumn.DISTRICT;
import static org.chengxin.intake.RegistrationColumn.ESTABLISHED;
import static org.chengxin.intake.RegistrationColumn.NAME;
import static org.chengxin.intake.RegistrationColumn.PROVINCE;
import static org.chengxin.intake.RegistrationColumn.USCC;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.chengxin.intake.RegistrationColumn;

/** Registrations of invented companies. */
final class DemoRegistrations {

    private static final int GOOD = 40;

    private final Invention invention;

    DemoRegistrations(Invention invention) {
        this.invention = invention;
    }

    void clean(DemoCsv csv, int rows) {
        csv.row(DemoRow.header(RegistrationColumn.class));
        for (int i = 1; i <= rows; i++) csv.row(company(i).values());
    }

    void dirty(DemoCsv csv) {
        clean(csv, GOOD);
        cleaned(csv, GOOD + 1);
        refused(csv, GOOD + 21);
    }

    /** What is certain in spite of its form. */
    private void cleaned(DemoCsv csv, int number) {
        LocalDate day = invention.oldDay();
        csv.row(company(number)
                .with(USCC, Invention.company(number).toLowerCase(Locale.ROOT))
                .values());
        csv.row(company(number + 1)
                .with(USCC, Invention.wide(Invention.company(number + 1)))
                .values());
        csv.row(company(number + 2).with(ESTABLISHED, Invention.slashed(day)).values());
        csv.row(company(number + 3).with(ESTABLISHED, Invention.compact(day)).values());
        csv.row(company(number + 4).with(ESTABLISHED, day + " 00:00:00").values());
        csv.row(company(number + 5)
                .with(ESTABLISHED, Invention.wide(day.toString()))
                .values());
        csv.row(company(number + 6).with(PROVINCE, "— —").with(DISTRICT, "/").values());
        csv.row(List.of("", "", "", "", ""));
        csv.row(company(number + 6)
                .with(PROVINCE, "— —")
                .with(DISTRICT, "/")
                .with(ESTABLISHED, day.toString())
                .values());
    }

    /** What is not, and what is about people. */
    private void refused(DemoCsv csv, int number) {
        csv.row(company(number)
                .with(USCC, Invention.soleTrader(number))
                .with(NAME, "示例" + Invention.person(1) + "小吃店")
                .values());
        csv.row(company(number)
                .with(USCC, Invention.mistyped(Invention.company(number)))
                .values());
        csv.row(company(number).with(USCC, "110101000000001").values());
        csv.row(company(number).with(USCC, "无").values());
        csv.row(company(number).with(NAME, "").values());
        csv.row(company(number).with(NAME, "示例\ufffd\ufffd有限公司").values());
        csv.row(company(number)
                .with(ESTABLISHED, invention.today().plusDays(400).toString())
                .values());
        csv.row(company(number).with(ESTABLISHED, "2026-02-30").values());
        csv.row(company(number).with(ESTABLISHED, "43833").values());
        csv.row(List.of(Invention.company(number), "示例短行有限公司", "2020-01-03"));
        csv.row(List.of(Invention.company(number), "示例", "长行有限公司", "2020-01-03", "示例市", "东区"));
    }

    private DemoRow<RegistrationColumn> company(int number) {
        return new DemoRow<>(RegistrationColumn.class)
                .with(USCC, Invention.company(number))
                .with(NAME, Invention.companyName(number))
                .with(ESTABLISHED, invention.oldDay().toString())
                .with(PROVINCE, "示例市")
                .with(DISTRICT, Invention.district(number));
    }
}

package org.chengxin.intake.demo;

import static org.chengxin.intake.RegistrationColumn.DISTRICT;
import static org.chengxin.intake.RegistrationColumn.ESTABLISHED;
import static org.chengxin.intake.RegistrationColumn.NAME;
import static org.chengxin.intake.RegistrationColumn.PROVINCE;
import static org.chengxin.intake.RegistrationColumn.USCC;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chengxin.intake.RegistrationColumn;

/** Registrations of invented companies. */
final class DemoRegistrations implements DemoRows {

    private final Invention invention;

    DemoRegistrations(Invention invention) {
        this.invention = invention;
    }

    @Override
    public List<String> header() {
        return DemoRow.header(RegistrationColumn.class);
    }

    @Override
    public List<String> good(int number) {
        return company(number).values();
    }

    @Override
    public List<List<String>> dirt(int number) {
        List<List<String>> rows = new ArrayList<>();
        cleaned(rows, number);
        refused(rows, number + 20);
        return rows;
    }

    /** What is certain in spite of its form. */
    private void cleaned(List<List<String>> rows, int number) {
        LocalDate day = invention.oldDay();
        rows.add(company(number)
                .with(USCC, Invention.company(number).toLowerCase(Locale.ROOT))
                .values());
        rows.add(company(number + 1)
                .with(USCC, Invention.wide(Invention.company(number + 1)))
                .values());
        rows.add(company(number + 2).with(ESTABLISHED, Invention.slashed(day)).values());
        rows.add(company(number + 3).with(ESTABLISHED, Invention.compact(day)).values());
        rows.add(company(number + 4).with(ESTABLISHED, day + " 00:00:00").values());
        rows.add(company(number + 5)
                .with(ESTABLISHED, Invention.wide(day.toString()))
                .values());
        rows.add(company(number + 6).with(PROVINCE, "— —").with(DISTRICT, "/").values());
        rows.add(List.of("", "", "", "", ""));
        rows.add(company(number + 6)
                .with(PROVINCE, "— —")
                .with(DISTRICT, "/")
                .with(ESTABLISHED, day.toString())
                .values());
    }

    /** What is not, and what is about people. */
    private void refused(List<List<String>> rows, int number) {
        rows.add(company(number)
                .with(USCC, Invention.soleTrader(number))
                .with(NAME, "示例" + Invention.person(1) + "小吃店")
                .values());
        rows.add(company(number)
                .with(USCC, Invention.mistyped(Invention.company(number)))
                .values());
        rows.add(company(number).with(USCC, "110101000000001").values());
        rows.add(company(number).with(USCC, "无").values());
        rows.add(company(number).with(NAME, "").values());
        rows.add(company(number).with(NAME, "示例\ufffd\ufffd有限公司").values());
        rows.add(company(number)
                .with(ESTABLISHED, invention.today().plusDays(400).toString())
                .values());
        rows.add(company(number).with(ESTABLISHED, "2026-02-30").values());
        rows.add(company(number).with(ESTABLISHED, "43833").values());
        rows.add(List.of(Invention.company(number), "示例短行有限公司", "2020-01-03"));
        rows.add(List.of(Invention.company(number), "示例", "长行有限公司", "2020-01-03", "示例市", "东区"));
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

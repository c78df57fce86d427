package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.testing.TestGenesis;

/** Contents of invented records. */
final class Texts {

    static final PermitContent PERMIT = new PermitContent(
            "示例甲有限公司",
            "示例市城市管理局",
            "准予行政许可决定书",
            "示例许字〔2026〕1号",
            "普通",
            Optional.of("示例许可证"),
            Optional.of("SL-1"),
            "示例许可内容",
            Optional.of(LocalDate.parse("2026-10-01")),
            Optional.of(LocalDate.parse("2028-09-30")),
            Optional.of(new DataSource("示例市数据局", Optional.of(TestGenesis.authority(1)))),
            Optional.of("示例备注"));

    static final PermitContent SHORTEST_PERMIT = new PermitContent(
            "甲",
            "乙",
            "丙",
            "1",
            "其他",
            Optional.empty(),
            Optional.empty(),
            "丁",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    static final PenaltyContent PENALTY = penalty("示例事实", List.of("罚款", "警告"), 1_000_000, "示例备注");

    private Texts() {}

    static PenaltyContent penalty(String facts, List<String> kinds, long fineFen, String remark) {
        return new PenaltyContent(
                "示例甲有限公司",
                "示例市城市管理局",
                "示例罚字〔2026〕1号",
                "示例违法行为",
                facts,
                "《示例条例》第二条",
                kinds,
                "罚款 10,000.00 元",
                Optional.of(fineFen),
                Optional.of(0L),
                Optional.of("示例许可证"),
                Optional.of(LocalDate.parse("2026-12-31")),
                Optional.of(LocalDate.parse("2027-10-01")),
                Optional.of(new DataSource("示例市数据局", Optional.empty())),
                Optional.of(remark));
    }
}

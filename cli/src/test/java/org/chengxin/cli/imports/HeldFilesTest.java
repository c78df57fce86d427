package org.chengxin.cli.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.encoding.Bytes;
import org.chengxin.ledger.RecordId;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.HeldContent;
import org.chengxin.ledger.credit.PermitContent;
import org.chengxin.sdk.ExampleCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFilesTest {

    private static final int LINES = 60;
    private static final Uscc PUBLISHER = ExampleCity.MARKET_REGULATOR.uscc();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_import_that_adds_and_a_withdrawal_that_takes_away_do_not_lose_each_others_work() throws Exception {
        HeldFiles first = new HeldFiles(folder);
        for (int i = 0; i < LINES; i++) first.keep(List.of(line(i)));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            work.add(workers.submit(() -> {
                HeldFiles importing = new HeldFiles(folder);
                for (int i = LINES; i < 2 * LINES; i++) importing.keep(List.of(line(i)));
            }));
            work.add(workers.submit(() -> {
                HeldFiles withdrawing = new HeldFiles(folder);
                for (int i = 0; i < LINES; i++) withdrawing.destroy(line(i).record());
            }));
            for (Future<?> each : work) finish(each);
        }
        HeldFiles later = new HeldFiles(folder);
        assertEquals(LINES, lines());
        for (int i = LINES; i < 2 * LINES; i++) later.keep(List.of(line(i)));
        assertEquals(LINES, lines());
    }

    @Test
    void what_was_taken_away_can_be_kept_again() throws IOException {
        HeldFiles files = new HeldFiles(folder);
        files.keep(List.of(line(1)));
        files.destroy(line(1).record());
        assertEquals(0, lines());
        files.keep(List.of(line(1)));
        assertEquals(1, lines());
    }

    @Test
    void where_nothing_was_ever_held_there_is_nothing_to_take_away() {
        new HeldFiles(folder).destroy(line(1).record());
        assertEquals(false, Files.exists(folder.resolve("held")));
    }

    private static void finish(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
    }

    private int lines() throws IOException {
        return Files.readAllLines(folder.resolve("held/" + PUBLISHER + "-2026.jwe"))
                .size();
    }

    private static HeldLine line(int number) {
        byte[] id = new byte[32];
        id[0] = (byte) number;
        var content = new PermitContent(
                "示例青禾有限公司",
                "示例市市场监督管理局",
                "食品经营许可决定书",
                "示许〔2026〕" + number + "号",
                "普通",
                Optional.empty(),
                Optional.empty(),
                "准予",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new HeldLine(
                PUBLISHER,
                2026,
                Bytes.of(new byte[32]),
                new RecordId(Bytes.of(id).toBase64Url()),
                Bytes.of(id),
                Bytes.of(new byte[32]),
                new HeldContent(
                        ExampleCity.company(1),
                        PUBLISHER,
                        LocalDate.parse("2026-06-01"),
                        Optional.empty(),
                        Optional.empty(),
                        content));
    }
}

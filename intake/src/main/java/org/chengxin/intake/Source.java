package org.chengxin.intake;

import java.util.Optional;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentLimits;
import org.chengxin.ledger.credit.DataSource;

/** The two columns that name who handed a row on (数据来源单位). */
final class Source {

    private Source() {}

    static Optional<DataSource> of(RowCheck row, Column nameColumn, Column codeColumn) {
        Optional<String> name = row.authorityName(nameColumn, ContentLimits.NAME_MAX_BYTES);
        Optional<Uscc> code = row.authority(codeColumn);
        if (code.isPresent() && !row.isFilled(nameColumn)) row.warn(nameColumn, WarningReason.SOURCE_HAS_NO_NAME);
        return name.map(given -> new DataSource(given, code));
    }
}

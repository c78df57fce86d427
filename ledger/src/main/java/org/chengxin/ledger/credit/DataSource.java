package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.encoding.Limits;
import org.chengxin.ledger.Uscc;

/**
 * Who handed a row on (数据来源单位).
 *
 * @param name its name ({@code XK_LYDW}, {@code CF_SJLY})
 * @param uscc its code ({@code XK_LYDWDM}, {@code CF_SJLYDM})
 */
public record DataSource(String name, Optional<Uscc> uscc) {

    /** Checks the shape. */
    public DataSource {
        Limits.text("name", name, ContentLimits.NAME_MAX_BYTES);
    }
}

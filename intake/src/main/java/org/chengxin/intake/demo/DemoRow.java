package org.chengxin.intake.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chengxin.intake.Column;

/** The values of one row, by column. */
final class DemoRow<C extends Enum<C> & Column> {

    private final Class<C> template;
    private final Map<C, String> values;

    DemoRow(Class<C> template) {
        this.template = template;
        this.values = new EnumMap<>(template);
    }

    DemoRow<C> with(C column, String value) {
        values.put(column, value);
        return this;
    }

    List<String> values() {
        List<String> all = new ArrayList<>();
        for (C column : template.getEnumConstants()) all.add(values.getOrDefault(column, ""));
        return all;
    }

    static <C extends Enum<C> & Column> List<String> header(Class<C> template) {
        List<String> names = new ArrayList<>();
        for (C column : template.getEnumConstants()) names.add(column.header());
        return names;
    }
}

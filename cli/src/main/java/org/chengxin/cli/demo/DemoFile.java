package org.chengxin.cli.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file to be written.
 *
 * @param name     its name
 * @param encoding its encoding
 * @param marked   whether it begins with a byte order mark, as spreadsheets write it
 * @param source   where its rows come from
 */
record DemoFile(String name, Charset encoding, boolean marked, Source source) {

    /** Gives the rows of a file. */
    interface Source {

        /** The names of the columns. */
        List<String> header();

        /** The values of the next row, as many as there are columns. */
        List<String> next();
    }

    void write(Path path, int rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(path, encoding)) {
            if (marked) writer.write('\ufeff');
            write(writer, source.header());
            for (int row = 0; row < rows; row++) write(writer, source.next());
        }
    }

    private static void write(BufferedWriter writer, List<String> values) throws IOException {
        List<String> cells = new ArrayList<>();
        for (String value : values) cells.add(cell(value));
        writer.write(String.join(",", cells));
        writer.write("\r\n");
    }

    /** RFC 4180: a value with a comma, quote or line break stands in quotes. */
    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(character -> character == ',' || character == '"' || character == '\n');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}

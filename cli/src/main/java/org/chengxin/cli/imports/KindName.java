package org.chengxin.cli.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chengxin.intake.FileKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which kind of file an import takes. */
final class KindName implements ITypeConverter<FileKind> {

    @Override
    public FileKind convert(String text) {
        return Arrays.stream(FileKind.values())
                .filter(kind -> of(kind).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("it is one of "
                        + Arrays.stream(FileKind.values()).map(KindName::of).collect(Collectors.joining(", "))));
    }

    private static String of(FileKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

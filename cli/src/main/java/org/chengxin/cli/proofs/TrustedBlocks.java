package org.chengxin.cli.proofs;

import org.chengxin.merkle.TrustedBlock;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code HEIGHT:HASH} from a command line. */
final class TrustedBlocks implements ITypeConverter<TrustedBlock> {

    @Override
    public TrustedBlock convert(String text) {
        try {
            return TrustedBlock.parse(text);
        } catch (IllegalArgumentException notABlock) {
            throw new TypeConversionException("it takes HEIGHT:HASH, the hash in 64 hexadecimal digits");
        }
    }
}

package org.chengxin.intake;

import java.io.IOException;
import java.io.InputStream;

/** A file that can be read from its start as often as asked, giving the same bytes each time. */
@FunctionalInterface
public interface ByteSource {

    /** A new stream at the start of the file. The caller closes it. */
    InputStream open() throws IOException;
}

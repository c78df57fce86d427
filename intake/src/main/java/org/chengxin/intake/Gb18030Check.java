package org.chengxin.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/** Decodes a file as GB18030 from start to end, keeping nothing of it. */
final class Gb18030Check {

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final int BUFFER_BYTES = 64 * 1024;

    private Gb18030Check() {}

    static Optional<Complaint> of(ByteSource source) throws IOException {
        CharsetDecoder decoder = GB18030.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES);
        long line = 1;
        try (InputStream in = source.open()) {
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                boolean last = read < 0;
                if (!last) bytes.position(bytes.position() + read);
                bytes.flip();
                CoderResult result = decoder.decode(bytes, chars, last);
                line += lineBreaks(chars);
                if (result.isError()) return complaint(line, cutShort(result, bytes, in));
                if (last) return Optional.empty();
                bytes.compact();
            }
        }
    }

    /** What is malformed because the file ends there was whole once. */
    private static IntakeReason cutShort(CoderResult result, ByteBuffer bytes, InputStream in) throws IOException {
        boolean atEnd = bytes.remaining() <= result.length() && in.read() < 0;
        boolean leadOnly = atEnd && (bytes.get(bytes.position()) & 0xff) > 0x80;
        return leadOnly ? IntakeReason.FILE_MUST_BE_WHOLE : IntakeReason.ENCODING_MUST_BE_KNOWN;
    }

    private static long lineBreaks(CharBuffer chars) {
        chars.flip();
        long breaks = 0;
        for (int i = 0; i < chars.limit(); i++) if (chars.get(i) == '\n') breaks++;
        chars.clear();
        return breaks;
    }

    private static Optional<Complaint> complaint(long line, IntakeReason reason) {
        return Optional.of(new Complaint(line, Optional.empty(), reason));
    }
}

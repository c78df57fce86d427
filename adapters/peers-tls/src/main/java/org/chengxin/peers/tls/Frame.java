package org.chengxin.peers.tls;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.chengxin.content.Holding;
import org.chengxin.encoding.Codec;
import org.chengxin.encoding.MalformedException;
import org.chengxin.ledger.credit.ContentLimits;
import org.chengxin.ledger.credit.ContentOpening;
import org.chengxin.node.port.ContentPeers;

/** What goes over a connection: one question, one answer. */
final class Frame {

    private static final int HOLDING_BYTES = 256;
    private static final int OPENING_BYTES = ContentLimits.CONTENT_MAX_BYTES + 128;
    /** Most bytes of a question. */
    static final int QUESTION_MAX_BYTES = 64 + ContentPeers.MOST_ASKED * HOLDING_BYTES;
    /** Most bytes of an answer. */
    static final int ANSWER_MAX_BYTES = 64 + ContentPeers.MOST_ASKED * OPENING_BYTES;

    private static final Codec<Question> QUESTION = Codec.of(Question.class);
    private static final Codec<Answer> ANSWER = Codec.of(Answer.class);

    private Frame() {}

    /**
     * Which contents are missed.
     *
     * @param wanted from 1 to {@value ContentPeers#MOST_ASKED}
     */
    record Question(List<Holding> wanted) {

        Question {
            wanted = List.copyOf(wanted);
            if (wanted.isEmpty() || wanted.size() > ContentPeers.MOST_ASKED)
                throw new IllegalArgumentException("from 1 to " + ContentPeers.MOST_ASKED + " at a time");
        }
    }

    /**
     * Those of them that are here and displayed.
     *
     * @param openings at most {@value ContentPeers#MOST_ASKED}
     */
    record Answer(List<ContentOpening> openings) {

        Answer {
            openings = List.copyOf(openings);
            if (openings.size() > ContentPeers.MOST_ASKED)
                throw new IllegalArgumentException("no more than " + ContentPeers.MOST_ASKED + " at a time");
        }
    }

    static void write(OutputStream out, Question question) throws IOException {
        write(out, QUESTION.encode(question));
    }

    static void write(OutputStream out, Answer answer) throws IOException {
        write(out, ANSWER.encode(answer));
    }

    static Question readQuestion(InputStream in) throws IOException {
        return decode(QUESTION, read(in, QUESTION_MAX_BYTES));
    }

    static Answer readAnswer(InputStream in) throws IOException {
        return decode(ANSWER, read(in, ANSWER_MAX_BYTES));
    }

    private static void write(OutputStream out, byte[] json) throws IOException {
        var data = new DataOutputStream(out);
        byte[] frame = new byte[Integer.BYTES + json.length];
        for (int i = 0; i < Integer.BYTES; i++) frame[i] = (byte) (json.length >>> (8 * (Integer.BYTES - 1 - i)));
        System.arraycopy(json, 0, frame, Integer.BYTES, json.length);
        data.write(frame);
        data.flush();
    }

    /** Reads as much as comes and no more than is allowed: a length alone takes no memory. */
    private static byte[] read(InputStream in, int most) throws IOException {
        int length = new DataInputStream(in).readInt();
        if (length < 0 || length > most) throw new IOException("a frame has at most " + most + " bytes");
        byte[] json = in.readNBytes(length);
        if (json.length < length) throw new IOException("the frame ends early");
        return json;
    }

    private static <T> T decode(Codec<T> codec, byte[] json) throws IOException {
        try {
            return codec.decode(json);
        } catch (MalformedException malformed) {
            throw new IOException("not what belongs into the frame", malformed);
        }
    }
}

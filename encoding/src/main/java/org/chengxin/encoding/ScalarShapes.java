package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.BASE64URL;
import static org.chengxin.encoding.MalformedException.Fault.UNKNOWN_CHOICE;
import static org.chengxin.encoding.MalformedException.Fault.VALUE;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/** Values without members or elements. */
final class ScalarShapes {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private ScalarShapes() {}

    /** {@code String}. */
    static final class StringShape implements Shape {
        @Override
        public void write(CanonicalWriter out, Object value) {
            out.string((String) value);
        }

        @Override
        public Object read(StrictReader in) {
            return in.string();
        }
    }

    /** {@code long}. */
    static final class LongShape implements Shape {
        @Override
        public void write(CanonicalWriter out, Object value) {
            out.integer((Long) value);
        }

        @Override
        public Object read(StrictReader in) {
            return in.integer();
        }
    }

    /** {@code int}. */
    static final class IntShape implements Shape {
        @Override
        public void write(CanonicalWriter out, Object value) {
            out.integer((Integer) value);
        }

        @Override
        public Object read(StrictReader in) {
            int start = in.offset();
            long value = in.integer();
            if (value != (int) value) throw in.fault(VALUE, start);
            return (int) value;
        }
    }

    /** {@code boolean}. */
    static final class BooleanShape implements Shape {
        @Override
        public void write(CanonicalWriter out, Object value) {
            out.write((Boolean) value ? TRUE : FALSE);
        }

        @Override
        public Object read(StrictReader in) {
            return in.bool();
        }
    }

    /** {@code LocalDate}, of a year from 0000 to 9999. */
    static final class DateShape implements Shape {
        private static final int LENGTH = 10;

        @Override
        public void write(CanonicalWriter out, Object value) {
            LocalDate date = (LocalDate) value;
            if (date.getYear() < 0 || date.getYear() > 9999)
                throw new IllegalArgumentException("a date whose year has not four digits");
            out.plainString(date.toString());
        }

        @Override
        public Object read(StrictReader in) {
            int start = in.offset();
            String text = in.string();
            if (text.length() != LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-') throw in.fault(VALUE, start);
            int year = number(text, 0, 4);
            int month = number(text, 5, 7);
            int day = number(text, 8, 10);
            if (year < 0 || month < 0 || day < 0) throw in.fault(VALUE, start);
            try {
                return LocalDate.of(year, month, day);
            } catch (DateTimeException noSuchDay) {
                throw in.fault(VALUE, start);
            }
        }

        /** The digits from {@code from} to {@code to} as a number, or −1 when one is not a digit. */
        private static int number(String text, int from, int to) {
            int value = 0;
            for (int i = from; i < to; i++) {
                char digit = text.charAt(i);
                if (digit < '0' || digit > '9') return -1;
                value = value * 10 + (digit - '0');
            }
            return value;
        }
    }

    /** {@code Bytes}. */
    static final class BytesShape implements Shape {
        @Override
        public void write(CanonicalWriter out, Object value) {
            out.plainString(Base64Url.encode(((Bytes) value).shared()));
        }

        @Override
        public Object read(StrictReader in) {
            int start = in.offset();
            String text = in.string();
            try {
                return Bytes.owned(Base64Url.decode(text));
            } catch (MalformedException malformed) {
                throw in.fault(BASE64URL, start);
            }
        }
    }

    /** {@code CanonicalValue}. */
    static final class ValueShape implements Shape {
        @Override
        public void write(CanonicalWriter out, Object value) {
            byte[] bytes = ((CanonicalValue) value).bytes().shared();
            if (out.depth() + CanonicalScan.depthOf(bytes) > Limits.MAX_DEPTH)
                throw new IllegalArgumentException("nested deeper than " + Limits.MAX_DEPTH);
            out.write(bytes);
        }

        @Override
        public Object read(StrictReader in) {
            int start = in.offset();
            CanonicalScan.value(in);
            return new CanonicalValue(Bytes.owned(in.copy(start, in.offset())));
        }
    }

    /** A record that implements {@link Text}. */
    static final class TextShape implements Shape {
        private final RecordParts parts;

        TextShape(RecordParts parts) {
            this.parts = parts;
        }

        @Override
        public void write(CanonicalWriter out, Object value) {
            out.string(((Text) value).text());
        }

        @Override
        public Object read(StrictReader in) {
            int start = in.offset();
            String text = in.string();
            Text value = (Text) parts.construct(new Object[] {text}, start);
            if (!value.text().equals(text)) throw in.fault(VALUE, start);
            return value;
        }
    }

    /** An enum, by the names of its constants in small letters with {@code -} for {@code _}. */
    static final class EnumShape implements Shape {
        private final Enum<?>[] constants;
        private final byte[][] written;

        EnumShape(Class<?> type) {
            constants = (Enum<?>[]) type.getEnumConstants();
            written = new byte[constants.length][];
            for (int i = 0; i < constants.length; i++)
                written[i] = ('"' + name(constants[i]) + '"').getBytes(StandardCharsets.US_ASCII);
        }

        private static String name(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public void write(CanonicalWriter out, Object value) {
            int i = 0;
            while (constants[i] != value) i++;
            out.write(written[i]);
        }

        @Override
        public Object read(StrictReader in) {
            for (int i = 0; i < written.length; i++) if (in.skip(written[i])) return constants[i];
            int start = in.offset();
            in.string();
            throw in.fault(UNKNOWN_CHOICE, start);
        }
    }
}

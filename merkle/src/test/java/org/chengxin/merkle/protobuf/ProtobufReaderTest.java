package org.chengxin.merkle.protobuf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.chengxin.encoding.Bytes;
import org.chengxin.encoding.MalformedException;
import org.chengxin.encoding.MalformedException.Fault;
import org.junit.jupiter.api.Test;

class ProtobufReaderTest {

    private static ProtobufReader reader(String hex) {
        return new ProtobufReader(Bytes.ofHex(hex).toArray());
    }

    /** Reads the first field and sees it fail. */
    private static void assertFault(Fault fault, String hex, Consumer<ProtobufReader> read) {
        ProtobufReader in = reader(hex);
        var malformed = assertThrows(MalformedException.class, () -> {
            in.next();
            read.accept(in);
        });
        assertEquals(fault, malformed.fault(), hex);
    }

    @Test
    void what_is_written_is_read() {
        byte[] written = new ProtobufWriter()
                .integer(1, Long.MIN_VALUE)
                .integer(2, 300)
                .fixed64(3, -2)
                .text(4, "示例")
                .element(15, new byte[0])
                .bytes(16, Bytes.of(new byte[] {1, 2}))
                .toByteArray();
        var in = new ProtobufReader(written);
        assertTrue(in.next());
        assertEquals(Long.MIN_VALUE, in.integer());
        assertTrue(in.next());
        assertEquals(300, in.integer(0, 300));
        assertTrue(in.next());
        assertEquals(-2, in.fixed64());
        assertTrue(in.next());
        assertEquals("示例", in.text());
        assertTrue(in.next());
        assertFalse(in.message().next());
        assertTrue(in.next());
        assertEquals(16, in.field());
        assertEquals(Bytes.of(new byte[] {1, 2}), in.bytes());
        assertFalse(in.next());
    }

    @Test
    void zero_and_empty_are_left_out_but_elements_are_not() {
        byte[] written = new ProtobufWriter()
                .integer(1, 0)
                .fixed64(2, 0)
                .text(3, "")
                .bytes(4, Bytes.EMPTY)
                .element(5, new byte[0])
                .toByteArray();
        assertEquals("2a00", Bytes.owned(written).toHex());
    }

    @Test
    void a_length_beyond_the_end_is_refused_also_when_it_is_negative_or_huge() {
        assertFault(Fault.SYNTAX, "0a01", ProtobufReader::bytes);
        assertFault(Fault.SYNTAX, "0affffffffffffffffff01", ProtobufReader::bytes);
        assertFault(Fault.SYNTAX, "0affffffff0f", ProtobufReader::message);
        assertFault(Fault.SYNTAX, "0affffffffffffffff7f", ProtobufReader::text);
    }

    @Test
    void an_unfinished_or_endless_number_is_refused() {
        assertFault(Fault.SYNTAX, "0880", ProtobufReader::integer);
        assertFault(Fault.SYNTAX, "08ffffffffffffffffffff01", ProtobufReader::integer);
        assertFault(Fault.SYNTAX, "0901020304050607", ProtobufReader::fixed64);
        assertFault(Fault.SYNTAX, "80", ProtobufReader::integer);
    }

    @Test
    void a_field_of_another_kind_is_refused() {
        assertFault(Fault.KIND, "0801", ProtobufReader::bytes);
        assertFault(Fault.KIND, "0a0101", ProtobufReader::integer);
        assertFault(Fault.KIND, "0d01020304", ProtobufReader::fixed64);
        assertFault(Fault.KIND, "0b0c", ProtobufReader::message);
    }

    @Test
    void a_number_out_of_bounds_is_refused() {
        assertFault(Fault.VALUE, "0805", in -> in.integer(0, 4));
        assertFault(Fault.VALUE, "08ffffffffffffffffff01", in -> in.integer(0, 4));
    }

    @Test
    void fields_do_not_go_backwards_and_none_has_number_zero() {
        ProtobufReader in = reader("1001" + "0801");
        assertTrue(in.next());
        assertEquals(1, in.integer());
        assertEquals(
                Fault.MEMBER_ORDER,
                assertThrows(MalformedException.class, in::next).fault());
        assertFault(Fault.MEMBER_ORDER, "0001", ProtobufReader::integer);
    }
}

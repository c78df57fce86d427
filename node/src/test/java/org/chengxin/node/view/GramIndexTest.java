package org.chengxin.node.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GramIndexTest {

    private static final int ALL = 1_000;
    /** Few characters, one of them beyond the basic plane, so that texts share many pairs. */
    private static final String[] ALPHABET = {"示", "例", "公", "司", "厂", "𠮷"};

    private final GramIndex index = new GramIndex();

    private int[] find(String text) {
        return index.candidates(text, 0, ALL);
    }

    @Test
    void a_text_is_a_candidate_for_each_of_its_parts() {
        index.add(0, "示例东风");
        index.add(1, "示例东方");
        assertArrayEquals(new int[] {0, 1}, find("示例"));
        assertArrayEquals(new int[] {0}, find("风"));
        assertArrayEquals(new int[] {1}, find("例东方"));
        assertArrayEquals(new int[0], find("风示"));
        assertArrayEquals(new int[0], find("西"));
    }

    @Test
    void candidates_come_in_order_from_a_number_on_and_no_more_than_asked_for() {
        for (int number = 0; number < 50; number++) index.add(number, number % 2 == 0 ? "示例公司" : "示例工厂");
        assertArrayEquals(new int[] {10, 12, 14}, index.candidates("公司", 9, 3));
        assertArrayEquals(new int[] {48}, index.candidates("公司", 47, 3));
        assertArrayEquals(new int[0], index.candidates("公司", 49, 3));
    }

    @Test
    void numbers_may_be_added_in_any_order_and_twice() {
        for (int number : new int[] {5, 3, 9, 3, 0}) index.add(number, "公司");
        assertArrayEquals(new int[] {0, 3, 5, 9}, find("公司"));
    }

    @Test
    void what_was_taken_away_is_no_candidate() {
        index.add(0, "公司");
        index.add(1, "公司");
        index.remove(0, "公司");
        index.remove(7, "公司");
        assertArrayEquals(new int[] {1}, find("公司"));
        index.remove(1, "公司");
        assertArrayEquals(new int[0], find("公司"));
    }

    @Test
    void new_numbers_replace_the_old_ones() {
        index.add(0, "公司");
        index.add(1, "工厂");
        index.add(2, "公司");
        index.renumber(new int[] {2, 1, 0});
        assertArrayEquals(new int[] {0, 2}, find("公司"));
        assertArrayEquals(new int[] {1}, find("工厂"));
    }

    @Test
    void no_text_that_holds_the_query_is_ever_missed() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var texts = new ArrayList<String>();
            var fresh = new GramIndex();
            for (int number = 0; number < 200; number++) {
                texts.add(text(random, 1 + random.nextInt(8)));
                fresh.add(number, texts.get(number));
            }
            for (int change = 0; change < 50; change++) {
                int number = random.nextInt(texts.size());
                fresh.remove(number, texts.get(number));
                texts.set(number, text(random, 1 + random.nextInt(8)));
                fresh.add(number, texts.get(number));
            }
            for (int query = 0; query < 100; query++) {
                String wanted = text(random, 1 + random.nextInt(4));
                Set<Integer> candidates = new HashSet<>();
                for (int number : fresh.candidates(wanted, 0, ALL)) candidates.add(number);
                List<Integer> right = new ArrayList<>();
                for (int number = 0; number < texts.size(); number++)
                    if (texts.get(number).contains(wanted)) right.add(number);
                assertTrue(candidates.containsAll(right), "seed " + seed + ", " + wanted);
                if (wanted.codePointCount(0, wanted.length()) <= 2)
                    assertEquals(new HashSet<>(right), candidates, "seed " + seed + ", " + wanted);
            }
        }
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        return text.toString();
    }

    @Test
    void candidates_have_no_more_than_the_pairs_of_the_query() {
        index.add(0, "公司示例公厂");
        assertEquals(1, Arrays.stream(find("公司示")).count());
        assertEquals(0, find("司公").length);
    }
}

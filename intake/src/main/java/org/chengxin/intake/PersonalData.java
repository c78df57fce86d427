package org.chengxin.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengxin.ledger.Uscc;

/**
 * Finds people in a text: citizen numbers, phone numbers, and the legal representative of the same row. Doubt goes
 * against publication, so a number that only looks like one is found too.
 */
final class PersonalData {

    private static final Pattern EIGHTEEN =
            Pattern.compile("(?<![0-9])[1-9](?:[- \u00a0]?[0-9]){16}[- \u00a0]?[0-9Xx](?![0-9])");
    private static final List<Pattern> PHONES = List.of(
            Pattern.compile("(?<![0-9])(?:\\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]){8}(?![0-9])"),
            Pattern.compile("(?<![0-9])(?:\\(0[1-9][0-9]{1,2}\\)|0[1-9][0-9]{1,2})[-—– ]?[2-9][0-9]{6,7}(?![0-9])"),
            Pattern.compile("\\+86[- ]?[1-9][0-9]{1,2}[- ]?[2-9][0-9]{6,7}(?![0-9])"),
            Pattern.compile("(?:电话|手机|联系方式|联系人|传真|(?i:tel|phone))[^0-9]{0,6}[2-9][0-9]{6,7}(?![0-9])"));
    private static final Pattern NOT_A_NAME = Pattern.compile("[,，、;；:：/()（）]+|委派代表|法定代表人|负责人|经营者");
    private static final Pattern SPACE = Pattern.compile("[ 　]+");
    private static final String CHECKS = "10X98765432";
    private static final int CITIZEN_NUMBER_LENGTH = 18;

    private final List<String> names;
    private final String document;

    /**
     * What to look for.
     *
     * @param representative the row's legal representative, as it stands in the file
     * @param document       the number of that person's document, as it stands in the file
     */
    PersonalData(String representative, String document) {
        this.names = names(representative);
        this.document = squeezed(CleanText.valueOf(document).orElse(""));
    }

    /** Nobody in particular. */
    static PersonalData ofNobody() {
        return new PersonalData("", "");
    }

    /** The names in a value: one with spaces inside it, several with spaces between them, or a partner's delegate. */
    private static List<String> names(String representative) {
        String value = CleanText.valueOf(representative).orElse("");
        List<String> names = new ArrayList<>();
        for (String name : NOT_A_NAME.split(value, -1)) {
            if (letters(name).length() > 1) names.add(letters(name));
            List<String> parts = Stream.of(SPACE.split(name.strip(), -1))
                    .map(PersonalData::letters)
                    .toList();
            if (parts.size() > 1 && parts.stream().allMatch(part -> part.length() > 1)) names.addAll(parts);
        }
        String whole = letters(NOT_A_NAME.matcher(value).replaceAll(""));
        if (names.isEmpty() && whole.length() > 1) names.add(whole);
        return names;
    }

    /** What a text written by hand holds. */
    Optional<IntakeReason> inText(String clean) {
        return inName(clean).or(() -> named(clean));
    }

    /** What a name of an organisation holds, which may rightly be named after somebody. */
    Optional<IntakeReason> inName(String clean) {
        Optional<IntakeReason> citizen = citizenNumber(clean);
        if (citizen.isPresent() || !hasDigit(clean)) return citizen;
        String narrow = CleanText.halfWidth(clean);
        boolean phone = PHONES.stream().anyMatch(form -> form.matcher(narrow).find());
        return phone ? Optional.of(IntakeReason.TEXT_MUST_HOLD_NO_PHONE_NUMBER) : Optional.empty();
    }

    /** What the number of a document holds, in which any digits may follow each other. */
    Optional<IntakeReason> inNumber(String clean) {
        return citizenNumber(clean).or(() -> named(clean));
    }

    private Optional<IntakeReason> named(String clean) {
        if (names.isEmpty()) return Optional.empty();
        String letters = letters(clean);
        boolean named = names.stream().anyMatch(letters::contains);
        return named ? Optional.of(IntakeReason.TEXT_MUST_NOT_NAME_THE_REPRESENTATIVE) : Optional.empty();
    }

    private Optional<IntakeReason> citizenNumber(String clean) {
        boolean found = (hasDigit(clean) && holdsCitizenNumber(CleanText.halfWidth(clean)))
                || (document.length() > 5 && squeezed(clean).contains(document));
        return found ? Optional.of(IntakeReason.TEXT_MUST_HOLD_NO_CITIZEN_NUMBER) : Optional.empty();
    }

    private static boolean holdsCitizenNumber(String narrow) {
        Matcher matcher = EIGHTEEN.matcher(narrow);
        for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
            String number = matcher.group().replaceAll("[- \u00a0]", "").toUpperCase(Locale.ROOT);
            if (hasCheck(number) && (hasBirthDate(number) || !isUscc(number))) return true;
        }
        return false;
    }

    /** The check of GB 11643-1999: weights 2^(18−i) mod 11. */
    private static boolean hasCheck(String number) {
        int sum = 0;
        for (int i = 0; i < CITIZEN_NUMBER_LENGTH - 1; i++)
            sum += (number.charAt(i) - '0') * ((1 << (CITIZEN_NUMBER_LENGTH - 1 - i)) % 11);
        return CHECKS.charAt(sum % 11) == number.charAt(CITIZEN_NUMBER_LENGTH - 1);
    }

    private static boolean hasBirthDate(String number) {
        int century = Integer.parseInt(number.substring(6, 8));
        int month = Integer.parseInt(number.substring(10, 12));
        int day = Integer.parseInt(number.substring(12, 14));
        return century >= 18 && century <= 20 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    private static boolean isUscc(String number) {
        return UsccText.read(number) instanceof Reading.Value<Uscc>;
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if ((next >= '0' && next <= '9') || (next >= '\uff10' && next <= '\uff19')) return true;
        }
        return false;
    }

    /** The letters alone, in their usual form and in capitals, as names are compared: whatever stands between them. */
    private static String letters(String text) {
        String usual = Normalizer.normalize(text, Normalizer.Form.NFKC);
        var letters = new StringBuilder(usual.length());
        int next;
        for (int i = 0; i < usual.length(); i += Character.charCount(next)) {
            next = usual.codePointAt(i);
            if (Character.isLetter(next)) letters.appendCodePoint(next);
        }
        return letters.toString().toUpperCase(Locale.ROOT);
    }

    /** In usual width, in capitals and without spaces, as numbers of documents are compared. */
    private static String squeezed(String text) {
        return CleanText.halfWidth(text).replace(" ", "").toUpperCase(Locale.ROOT);
    }
}

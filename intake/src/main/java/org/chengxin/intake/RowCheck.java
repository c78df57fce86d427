package org.chengxin.intake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.ledger.Uscc;
import org.chengxin.ledger.credit.ContentLimits;
import org.chengxin.ledger.credit.RecordContent;

/** Reads the values of one row and collects what is wrong with them. */
final class RowCheck {

    private static final Pattern UUID =
            Pattern.compile("(?i)\\{?[0-9a-f]{8}(-?)[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{4}\\1[0-9a-f]{12}}?");
    private static final Pattern DOCUMENT_NUMBER = Pattern.compile(".*(?:[〔\\[【［(（][12][0-9]{3}[〕\\]】］)）]|[0-9]号$).*");
    private static final Pattern TWO_HAN = Pattern.compile(".*[\\u4e00-\\u9fff].*[\\u4e00-\\u9fff].*");

    private final Header header;
    private final long line;
    private final List<String> values;
    private final LocalDate today;
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private PersonalData people = PersonalData.ofNobody();

    RowCheck(Header header, long line, List<String> values, LocalDate today) {
        this.header = header;
        this.line = line;
        this.values = values;
        this.today = today;
    }

    long line() {
        return line;
    }

    LocalDate today() {
        return today;
    }

    /** From here on, texts are searched for this person too. */
    void lookFor(PersonalData someone) {
        people = someone;
    }

    String raw(Column column) {
        return header.value(column, values);
    }

    /** Whether a column has a value that means something. */
    boolean isFilled(Column column) {
        return CleanText.valueOf(raw(column)).isPresent();
    }

    void complain(Column column, IntakeReason reason) {
        complaints.add(new Complaint(line, Optional.of(column.header()), reason));
    }

    void complain(IntakeReason reason) {
        complaints.add(new Complaint(line, Optional.empty(), reason));
    }

    void warn(Column column, WarningReason reason) {
        warnings.add(new Warning(column.header(), reason));
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    boolean fits() {
        return complaints.isEmpty();
    }

    Row refused() {
        return new Row.Refused(line, complaints);
    }

    /** A row that is refused for one reason only, whatever else may be wrong with it. */
    Row refused(Column column, IntakeReason reason) {
        return new Row.Refused(line, List.of(new Complaint(line, Optional.of(column.header()), reason)));
    }

    /** A text written by hand. */
    Optional<String> text(Column column, int maxBytes) {
        Optional<String> text = CleanText.valueOf(raw(column));
        return check(column, text, maxBytes, text.flatMap(people::inText));
    }

    Optional<String> requiredText(Column column, int maxBytes) {
        return required(column, text(column, maxBytes));
    }

    /** The name of an organisation. */
    Optional<String> requiredName(Column column, int maxBytes) {
        Optional<String> name = CleanText.valueOf(raw(column));
        return required(column, check(column, name, maxBytes, name.flatMap(people::inName)));
    }

    /** The name of an authority, where systems also put dates, numbers and UUIDs. */
    Optional<String> authorityName(Column column, int maxBytes) {
        Optional<String> name = CleanText.valueOf(raw(column));
        if (name.isPresent() && !isNameOfAuthority(name.get())) {
            complain(column, IntakeReason.AUTHORITY_MUST_BE_NAMED);
            return Optional.empty();
        }
        return check(column, name, maxBytes, name.flatMap(people::inName));
    }

    Optional<String> requiredAuthorityName(Column column, int maxBytes) {
        return required(column, authorityName(column, maxBytes));
    }

    /** The number of a permit; digits and letters of full width count as the usual ones. */
    Optional<String> permitNumber(Column column, int maxBytes) {
        Optional<String> number = numberOf(column);
        return check(column, number, maxBytes, number.flatMap(people::inNumber));
    }

    /** The number of a decision, written by hand; digits and letters of full width count as the usual ones. */
    Optional<String> requiredDecisionNumber(Column column, int maxBytes) {
        Optional<String> number = numberOf(column);
        return required(column, check(column, number, maxBytes, number.flatMap(people::inText)));
    }

    private Optional<String> numberOf(Column column) {
        return CleanText.valueOf(raw(column)).map(CleanText::halfWidthDigitsAndLetters);
    }

    Optional<Uscc> uscc(Column column) {
        return take(column, UsccText.read(raw(column)));
    }

    Optional<Uscc> requiredUscc(Column column) {
        return required(column, uscc(column));
    }

    /** The code of an authority. */
    Optional<Uscc> authority(Column column) {
        Optional<Uscc> code = uscc(column);
        if (code.filter(Uscc::ofNaturalPerson).isEmpty()) return code;
        complain(column, IntakeReason.AUTHORITY_MUST_NOT_BE_A_SOLE_TRADER);
        return Optional.empty();
    }

    /** A date that lies behind us. */
    Optional<LocalDate> requiredPastDate(Column column) {
        Optional<LocalDate> date = required(column, date(column));
        if (date.isEmpty() || !date.get().isAfter(today)) return date;
        complain(column, IntakeReason.DATE_MUST_NOT_BE_IN_THE_FUTURE);
        return Optional.empty();
    }

    Optional<LocalDate> date(Column column) {
        return take(column, DateText.read(raw(column)));
    }

    /** The last day of something; absent when it does not end. */
    Optional<LocalDate> end(Column column) {
        return take(column, DateText.readEnd(raw(column)));
    }

    /** An amount in fen. */
    Optional<Long> fen(Column column) {
        return take(column, AmountText.read(raw(column)));
    }

    /** Checks the texts of a row together: signs that JSON escapes take twice the room. */
    <C extends RecordContent> Optional<C> whole(C content) {
        if (content.canonical().size() <= ContentLimits.CONTENT_MAX_BYTES) return Optional.of(content);
        complain(IntakeReason.TEXT_MUST_FIT);
        return Optional.empty();
    }

    /** An absent value is complained about only when nothing else is wrong with it. */
    <T> Optional<T> required(Column column, Optional<T> value) {
        if (value.isEmpty() && !isFilled(column)) complain(column, IntakeReason.VALUE_MUST_BE_PRESENT);
        return value;
    }

    private <T> Optional<T> take(Column column, Reading<T> reading) {
        return switch (reading) {
            case Reading.Value<T>(T value) -> Optional.of(value);
            case Reading.Nothing<T>() -> Optional.empty();
            case Reading.Wrong<T>(IntakeReason reason) -> {
                complain(column, reason);
                yield Optional.empty();
            }
        };
    }

    private Optional<String> check(
            Column column, Optional<String> text, int maxBytes, Optional<IntakeReason> personalData) {
        if (text.isEmpty()) return text;
        Optional<IntakeReason> wrong = personalData
                .or(() -> CleanText.isDamaged(text.get())
                        ? Optional.of(IntakeReason.TEXT_MUST_BE_INTACT)
                        : Optional.empty())
                .or(() -> isLonger(text.get(), maxBytes) ? Optional.of(IntakeReason.TEXT_MUST_FIT) : Optional.empty());
        if (wrong.isEmpty()) return text;
        complain(column, wrong.get());
        return Optional.empty();
    }

    private static boolean isLonger(String text, int maxBytes) {
        return text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes;
    }

    private static boolean isNameOfAuthority(String clean) {
        return TWO_HAN.matcher(clean).matches()
                && !DateText.isDate(clean)
                && !UUID.matcher(clean).matches()
                && !DOCUMENT_NUMBER.matcher(clean).matches();
    }
}

package org.chengxin.encoding;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.chengxin.encoding.Member.Owner;
import org.chengxin.encoding.ObjectShape.Inlined;

/** Finds the shape of a type from its declaration. Types may contain themselves. */
final class Shapes {

    private static final String DEFAULT_DISCRIMINATOR = "type";

    /** Shapes of classes, those still being found included. */
    private final Map<Class<?>, Forward> found = new HashMap<>();

    /** The shape of a class. */
    static Shape of(Class<?> type) {
        return new Shapes().ofObject(type);
    }

    private Shape ofComponent(Type type) {
        if (type == long.class) return new ScalarShapes.LongShape();
        if (type == int.class) return new ScalarShapes.IntShape();
        if (type == boolean.class) return new ScalarShapes.BooleanShape();
        return ofObject(type);
    }

    /** Type arguments cannot be primitive, so here, and only here, the boxes stand for them. */
    private Shape ofArgument(ParameterizedType type) {
        Type argument = type.getActualTypeArguments()[0];
        if (argument == Long.class) return new ScalarShapes.LongShape();
        if (argument == Integer.class) return new ScalarShapes.IntShape();
        if (argument == Boolean.class) return new ScalarShapes.BooleanShape();
        return ofObject(argument);
    }

    private Shape ofObject(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class)
            return new ListShape(ofArgument(generic));
        if (type instanceof Class<?> plain) {
            if (plain == String.class) return new ScalarShapes.StringShape();
            if (plain == LocalDate.class) return new ScalarShapes.DateShape();
            if (plain == Bytes.class) return new ScalarShapes.BytesShape();
            if (plain == CanonicalValue.class) return new ScalarShapes.ValueShape();
            if (plain.isEnum()) return new ScalarShapes.EnumShape(plain);
            if (plain.isRecord() || (plain.isSealed() && plain.isInterface())) return ofClass(plain);
        }
        throw new IllegalArgumentException("canonical JSON cannot carry " + type.getTypeName());
    }

    private Shape ofClass(Class<?> type) {
        Forward known = found.get(type);
        if (known != null) return known.target.isPresent() ? known.target.get() : known;
        Forward forward = new Forward();
        found.put(type, forward);
        Shape shape = type.isRecord() ? ofRecord(type) : ofSealed(type);
        forward.target = Optional.of(shape);
        return shape;
    }

    private Shape ofRecord(Class<?> type) {
        RecordParts parts = new RecordParts(type);
        if (Text.class.isAssignableFrom(type)) {
            if (parts.size() != 1 || parts.component(0).getType() != String.class)
                throw new IllegalArgumentException(type.getName() + " is a text, so its one component is a String");
            return new ScalarShapes.TextShape(parts);
        }
        int inlined = inlinedComponent(parts);
        if (inlined < 0) return object(parts, Optional.empty(), members(parts, Owner.RECORD));
        Class<?> choice = parts.component(inlined).getType();
        if (!choice.isSealed() || !choice.isInterface())
            throw new IllegalArgumentException(type.getName() + ": only a sealed interface can be inlined");
        return choice(choice, value -> parts.get(value, inlined), inner -> {
            List<Member> members = members(parts, Owner.RECORD);
            members.addAll(members(inner, Owner.INLINED));
            return new Case(parts, Optional.of(new Inlined(inner, inlined)), members);
        });
    }

    private Shape ofSealed(Class<?> type) {
        return choice(
                type,
                UnaryOperator.identity(),
                parts -> new Case(parts, Optional.empty(), members(parts, Owner.RECORD)));
    }

    /** What the object of one record of a choice is made of, apart from the member that names the choice. */
    private record Case(RecordParts parts, Optional<Inlined> inlined, List<Member> members) {}

    /** Makes the object of one record of a choice. */
    private interface CaseMaker {
        Case of(RecordParts chosen);
    }

    private Shape choice(Class<?> type, UnaryOperator<Object> chosen, CaseMaker maker) {
        Discriminator annotation = type.getAnnotation(Discriminator.class);
        String discriminator = annotation == null ? DEFAULT_DISCRIMINATOR : annotation.value();
        SortedMap<String, Shape> byName = new TreeMap<>();
        Map<Class<?>, Shape> byType = new HashMap<>();
        for (Class<?> record : records(type)) {
            if (Text.class.isAssignableFrom(record))
                throw new IllegalArgumentException(record.getName() + " is a text, so it cannot be a case of a choice");
            RecordParts parts = new RecordParts(record);
            if (inlinedComponent(parts) >= 0)
                throw new IllegalArgumentException(record.getName() + " is a case of a choice, so it cannot inline");
            Case each = maker.of(parts);
            String name = caseName(record);
            each.members().add(Member.choice(discriminator, name));
            Shape shape = object(each.parts(), each.inlined(), each.members());
            if (byName.put(name, shape) != null)
                throw new IllegalArgumentException(type.getName() + " has two records called " + name);
            byType.put(record, shape);
        }
        return new ChoiceShape(discriminator, byName, Map.copyOf(byType), chosen);
    }

    /** All records below a sealed interface, those of nested sealed interfaces included. */
    private static List<Class<?>> records(Class<?> type) {
        List<Class<?>> records = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                if (!records.contains(permitted)) records.add(permitted);
            } else if (permitted.isSealed() && permitted.isInterface()) {
                for (Class<?> record : records(permitted)) if (!records.contains(record)) records.add(record);
            } else {
                throw new IllegalArgumentException(permitted.getName() + " is neither a record nor a sealed interface");
            }
        }
        return records;
    }

    private static String caseName(Class<?> record) {
        String name = record.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static int inlinedComponent(RecordParts parts) {
        int inlined = -1;
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.component(i).isAnnotationPresent(Inline.class)) continue;
            if (inlined >= 0) throw new IllegalArgumentException(parts.type().getName() + " inlines two components");
            inlined = i;
        }
        return inlined;
    }

    /** The members of a record in the order of its components, without an inlined one. */
    private List<Member> members(RecordParts parts, Owner owner) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            RecordComponent component = parts.component(i);
            if (component.isAnnotationPresent(Inline.class)) continue;
            Type type = component.getGenericType();
            boolean optional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
            Shape shape = optional ? ofArgument((ParameterizedType) type) : ofComponent(type);
            members.add(Member.of(component.getName(), owner, i, optional, shape));
        }
        return members;
    }

    private static Shape object(RecordParts parts, Optional<Inlined> inlined, List<Member> members) {
        List<Member> sorted = new ArrayList<>(members);
        sorted.sort(Comparator.comparing(member -> member.name)); // String order is that of UTF-16 code units
        for (int i = 1; i < sorted.size(); i++)
            if (sorted.get(i - 1).name.equals(sorted.get(i).name))
                throw new IllegalArgumentException(
                        parts.type().getName() + " has two members called " + sorted.get(i).name);
        return new ObjectShape(parts, inlined, sorted);
    }

    /** Stands for a shape that is still being found, so that a type can contain itself. */
    private static final class Forward implements Shape {
        private Optional<Shape> target = Optional.empty();

        @Override
        public void write(CanonicalWriter out, Object value) {
            target.orElseThrow().write(out, value);
        }

        @Override
        public Object read(StrictReader in) {
            return target.orElseThrow().read(in);
        }
    }
}

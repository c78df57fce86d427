package org.chengxin.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.encoding.Json;
import org.chengxin.encoding.MalformedException;

/** The members of a JSON object in an answer. A missing or strange one is {@link SdkReason#ANSWER_MUST_BE_UNDERSTOOD}. */
public final class Members {

    private final String where;
    private final SortedMap<?, ?> members;

    private Members(String where, SortedMap<?, ?> members) {
        this.where = where;
        this.members = members;
    }

    /** Reads an answer. */
    static Members read(String where, byte[] json) {
        try {
            return of(where, Json.read(json));
        } catch (MalformedException strange) {
            throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, where, strange);
        }
    }

    private static Members of(String where, Object value) {
        if (value instanceof SortedMap<?, ?> object) return new Members(where, object);
        throw new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, where);
    }

    /** All of it, as {@link Json#read} gives it. */
    public SortedMap<String, Object> tree() {
        SortedMap<String, Object> tree = new TreeMap<>();
        members.forEach((name, value) -> tree.put(String.valueOf(name), value));
        return tree;
    }

    /** A text. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> strange(name));
    }

    /** A text, if there is one. */
    public Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    /** A whole number. */
    public long number(String name) {
        return optionalNumber(name).orElseThrow(() -> strange(name));
    }

    /** A whole number, if there is one. */
    public Optional<Long> optionalNumber(String name) {
        return optional(name, Long.class);
    }

    /** Yes or no; a missing member is no. */
    public boolean flag(String name) {
        return optional(name, Boolean.class).orElse(false);
    }

    /** An object. */
    public Members object(String name) {
        return optionalObject(name).orElseThrow(() -> strange(name));
    }

    /** An object, if there is one. */
    public Optional<Members> optionalObject(String name) {
        return optional(name, SortedMap.class).map(value -> of(where + " " + name, value));
    }

    /** A list of objects. */
    public List<Members> objects(String name) {
        List<Members> objects = new ArrayList<>();
        for (Object value : optional(name, List.class).orElseThrow(() -> strange(name)))
            objects.add(of(where + " " + name, value));
        return objects;
    }

    /** A list of texts. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : optional(name, List.class).orElseThrow(() -> strange(name))) {
            if (!(value instanceof String text)) throw strange(name);
            texts.add(text);
        }
        return texts;
    }

    /** Any member as canonical JSON, if there is one. */
    public Optional<byte[]> canonical(String name) {
        return optional(name, Object.class).map(Json::write);
    }

    /** The members of a list, each as canonical JSON. */
    public List<byte[]> canonicalList(String name) {
        List<byte[]> values = new ArrayList<>();
        for (Object value : optional(name, List.class).orElseThrow(() -> strange(name))) values.add(Json.write(value));
        return values;
    }

    private <T> Optional<T> optional(String name, Class<T> kind) {
        Object value = members.get(name);
        if (value == null || value == Json.JsonNull.NULL) return Optional.empty();
        if (!kind.isInstance(value)) throw strange(name);
        return Optional.of(kind.cast(value));
    }

    private SdkException strange(String name) {
        return new SdkException(SdkReason.ANSWER_MUST_BE_UNDERSTOOD, where + " " + name);
    }
}

package org.chengxin.encoding;

import static org.chengxin.encoding.MalformedException.Fault.VALUE;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.util.Arrays;

/** A record class taken apart: its components, how to read each, and how to make a record of their values. */
final class RecordParts {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private final Class<?> type;
    private final RecordComponent[] components;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    /**
     * Takes a record class apart.
     *
     * @throws IllegalArgumentException when the class is not a record or its package is closed to this module
     */
    RecordParts(Class<?> type) {
        if (!type.isRecord()) throw new IllegalArgumentException(type.getName() + " is not a record");
        this.type = type;
        components = type.getRecordComponents();
        accessors = new MethodHandle[components.length];
        try {
            MethodHandles.Lookup lookup = lookupIn(type);
            for (int i = 0; i < components.length; i++)
                accessors[i] = lookup.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException(
                    type.getName() + ": its package must be open to " + RecordParts.class.getPackageName(), closed);
        }
    }

    private static MethodHandles.Lookup lookupIn(Class<?> type) throws IllegalAccessException {
        RecordParts.class.getModule().addReads(type.getModule());
        return MethodHandles.privateLookupIn(type, LOOKUP);
    }

    Class<?> type() {
        return type;
    }

    int size() {
        return components.length;
    }

    RecordComponent component(int index) {
        return components[index];
    }

    /** The value of a component. */
    Object get(Object from, int index) {
        try {
            return (Object) accessors[index].invokeExact(from);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible); // an accessor declares no checked exception
        }
    }

    /**
     * A record of these component values.
     *
     * @param offset where the record began, for the fault when its constructor refuses the values
     */
    Object construct(Object[] values, int offset) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (MalformedException malformed) {
            throw new MalformedException(malformed.fault(), offset);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException refused) {
            throw new MalformedException(VALUE, offset);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible); // a canonical constructor declares no checked exception
        }
    }
}

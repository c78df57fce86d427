package org.chengxin.encoding;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a sealed interface: the name of the member that says which of its records an object is. Without it the name is
 * {@code type}. Its value is the simple name of the record with a small first letter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Discriminator {

    /** Name of the member. */
    String value();
}

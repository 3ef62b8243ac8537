package fastv.core.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The numbers that a key allows; on a list or a map it holds for each of its numbers. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {
    /** The smallest number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** The largest number. */
    double max() default Double.POSITIVE_INFINITY;

    /** Whether {@link #min} itself is too small. */
    boolean openMin() default false;

    /** Whether {@link #max} itself is too large. */
    boolean openMax() default false;
}

package fastv.eval.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object around another that has the same interfaces and passes every call on to it. Whatever
 * these interfaces will have one day is passed on too, so that the suite need not know it.
 */
final class Around {
    private Around() {}

    /** What becomes of one call. */
    interface Call {
        /**
         * Answers a call.
         *
         * @param method of one of the interfaces
         * @param arguments may be changed
         * @param proceed asks the object itself
         */
        @Nullable Object answer(Method method, Object[] arguments, Proceed proceed)
                throws Throwable;
    }

    /** Asks the object itself. */
    interface Proceed {
        @Nullable Object call() throws Throwable;
    }

    /** A wrapper of an object. */
    static <T> T of(T target, Class<T> type, Call call) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        interfaces.add(type);
        collect(target.getClass(), interfaces);
        Object made =
                Proxy.newProxyInstance(
                        target.getClass().getClassLoader(),
                        interfaces.toArray(Class<?>[]::new),
                        (proxy, method, given) -> {
                            Object[] arguments = given == null ? new Object[0] : given;
                            if (method.getDeclaringClass() == Object.class) {
                                return ofObject(proxy, method, arguments, target);
                            }
                            return call.answer(
                                    method, arguments, () -> invoke(target, method, arguments));
                        });
        return type.cast(made);
    }

    private static void collect(@Nullable Class<?> type, Set<Class<?>> found) {
        if (type == null) {
            return;
        }
        for (Class<?> one : type.getInterfaces()) {
            if (Modifier.isPublic(one.getModifiers()) && !one.isSealed()) {
                found.add(one);
            }
            collect(one, found);
        }
        collect(type.getSuperclass(), found);
    }

    private static @Nullable Object ofObject(
            Object proxy, Method method, Object[] arguments, Object target) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> target.toString();
        };
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            method.setAccessible(true); // the interface may be a nested one of a plugin
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}

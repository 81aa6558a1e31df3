package dev.heddle.engine.explore.kernel;

import dev.heddle.bridge.Hooks;

/**
 * Which classes leave hashing to the JVM, whose hash codes differ from run to run: plain objects, arrays, lambdas, and of the JDK those that programs make
 * for themselves. (Instrumented classes hash by themselves, as do threads and enums in the patch of the JDK. What the JDK keeps for as long as the JVM lives,
 * such as modules and class loaders, has to keep its hash code from schedule to schedule.)
 */
final class IdentityHashes {
    private static final String[] PACKAGES = {"java.util.", "java.io.", "java.lang.ref."};

    private static final ClassValue<Boolean> HAS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return (type == Object.class || type.isArray() || type.isHidden() || inPackages(type.getName()))
                    && inherits(type);
        }
    };

    private IdentityHashes() {}

    static boolean has(Class<?> type) {
        Thread suspended = Hooks.suspend(); // class values and reflection hash what they find
        try {
            return HAS.get(type);
        } finally {
            Hooks.resume(suspended);
        }
    }

    private static boolean inPackages(String name) {
        for (String prefix : PACKAGES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean inherits(Class<?> type) {
        try {
            return type.getMethod("hashCode").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // every object has one
        }
    }
}

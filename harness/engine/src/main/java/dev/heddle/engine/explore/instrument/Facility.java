package dev.heddle.engine.explore.instrument;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of the JDK that keeps what a program tells it for as long as the JVM runs. */
public enum Facility {
    /** {@code java.util.logging}. */
    LOGGING,
    /** System properties, and the time zone that is one of them. */
    PROPERTIES,
    /** Database drivers. */
    DRIVERS,
    /** Resource bundles. */
    BUNDLES,
    /** MBeans. */
    MANAGEMENT,
    /** What is set for the whole JVM: its locales, its security properties, what its URLs, cookies and serialised objects go through. */
    SETTINGS;

    private static final Set<String> SET = Set.of(
            "java/io/ObjectInputFilter$Config",
            "java/net/Authenticator",
            "java/net/CookieHandler",
            "java/net/ProxySelector",
            "java/net/ResponseCache",
            "java/net/URL",
            "java/security/Security",
            "java/util/Locale");

    /** The one that a call may tell something; null if there is none. */
    public static @Nullable Facility of(String owner, String method) {
        if (owner.startsWith("java/util/logging/")) {
            return LOGGING;
        }
        if (owner.startsWith("javax/management/")) {
            return MANAGEMENT;
        }
        return switch (owner) {
            case "java/sql/DriverManager" -> DRIVERS;
            case "java/util/ResourceBundle" -> BUNDLES;
            case "java/util/TimeZone" -> method.equals("setDefault") ? PROPERTIES : null;
            case "java/lang/System" ->
                method.endsWith("Property") && !method.startsWith("get") || method.endsWith("Properties")
                        ? PROPERTIES
                        : null;
            default -> SET.contains(owner) && method.startsWith("set") ? SETTINGS : null;
        };
    }
}

package dev.heddle.engine.explore;

import dev.heddle.engine.explore.instrument.Instrumenter;
import java.io.ObjectInputFilter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.URL;
import java.net.URLStreamHandlerFactory;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What is set for the whole JVM in a static field of the JDK; some of it can be set once only, in the JDK's own words. */
final class JvmSettings {
    private final List<Kept> fields = new ArrayList<>();
    private final Hashtable<?, ?> urlHandlers;
    private final Properties security;
    private final Map<Object, Object> securityProperties;

    /** A field and what was in it. */
    private record Kept(VarHandle field, @Nullable Object value) {}

    /** Remembers what is there now. */
    JvmSettings(Instrumenter instrumenter) {
        for (String name : List.of("defaultLocale", "defaultDisplayLocale", "defaultFormatLocale")) {
            keep(instrumenter, Locale.class, name, Locale.class);
        }
        keep(instrumenter, URL.class, "factory", URLStreamHandlerFactory.class);
        keep(instrumenter, Authenticator.class, "theAuthenticator", Authenticator.class);
        keep(instrumenter, CookieHandler.class, "cookieHandler", CookieHandler.class);
        keep(instrumenter, ProxySelector.class, "theProxySelector", ProxySelector.class);
        keep(instrumenter, ResponseCache.class, "theResponseCache", ResponseCache.class);
        keep(instrumenter, ObjectInputFilter.Config.class, "serialFilter", ObjectInputFilter.class);
        urlHandlers = (Hashtable<?, ?>)
                field(instrumenter, URL.class, "handlers", Hashtable.class).get();
        security = (Properties)
                field(instrumenter, Security.class, "props", Properties.class).get();
        securityProperties = new HashMap<>(security);
    }

    private void keep(Instrumenter instrumenter, Class<?> owner, String name, Class<?> type) {
        VarHandle field = field(instrumenter, owner, name, type);
        fields.add(new Kept(field, field.getVolatile()));
    }

    private static VarHandle field(Instrumenter instrumenter, Class<?> owner, String name, Class<?> type) {
        try {
            instrumenter.openPackageOf(owner);
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findStaticVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "what a program sets in %s of this JDK cannot be forgotten".formatted(owner.getName()), e);
        }
    }

    void restore() {
        for (Kept each : fields) {
            if (each.field().getVolatile() != each.value()) {
                each.field().setVolatile(each.value());
                urlHandlers.clear(); // some may be of a factory that is forgotten now
            }
        }
        if (!security.equals(securityProperties)) {
            security.clear();
            security.putAll(securityProperties);
        }
    }
}

package dev.heddle.engine.explore.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names of objects are the same in every JVM")
class ObjectNamesTest {
    private final ObjectNames names = new ObjectNames(new ThreadNames(List::of));

    @Test
    @DisplayName("a class and a number in it")
    void numbered() {
        Object first = new ArrayList<>();
        assertThat(names.name(first)).isEqualTo("ArrayList#1");
        assertThat(names.name(new ReentrantLock())).isEqualTo("ReentrantLock#1");
        assertThat(names.name(new ArrayList<>())).isEqualTo("ArrayList#2");
        assertThat(names.name(first)).isEqualTo("ArrayList#1");
    }

    @Test
    @DisplayName("a proxy is called after what it implements, not by the JVM's number for its class")
    void proxies() {
        for (Class<?> type : new Class<?>[] {Runnable.class, AutoCloseable.class}) {
            Object proxy = Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> null);
            assertThat(names.name(proxy)).isEqualTo(type.getSimpleName() + "Proxy#1");
        }
    }
}

package dev.heddle.sample;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.CompletionHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.prefs.AbstractPreferences;

/** Programs for which the JDK starts threads that it keeps; none of them fails. */
public final class LazyThreadPrograms {
    private LazyThreadPrograms() {}

    public static final class WritesAsynchronously {
        public static void main(String[] args) throws Exception {
            Path file = Files.createTempFile("heddle", null);
            CountDownLatch written = new CountDownLatch(1);
            try (var channel = AsynchronousFileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[3]), 0, null, new CompletionHandler<Integer, Object>() {
                    @Override
                    public void completed(Integer count, Object attachment) {
                        written.countDown();
                    }

                    @Override
                    public void failed(Throwable e, Object attachment) {
                        throw new AssertionError(e);
                    }
                });
                written.await();
            } finally {
                Files.delete(file);
            }
        }
    }

    public static final class HearsOfPreferences {
        private static final class InMemory extends AbstractPreferences {
            private final Map<String, String> values = new HashMap<>();

            InMemory() {
                super(null, "");
            }

            @Override
            protected void putSpi(String key, String value) {
                values.put(key, value);
            }

            @Override
            protected String getSpi(String key) {
                return values.get(key);
            }

            @Override
            protected void removeSpi(String key) {
                values.remove(key);
            }

            @Override
            protected void removeNodeSpi() {}

            @Override
            protected String[] keysSpi() {
                return values.keySet().toArray(new String[0]);
            }

            @Override
            protected String[] childrenNamesSpi() {
                return new String[0];
            }

            @Override
            protected AbstractPreferences childSpi(String name) {
                return new InMemory();
            }

            @Override
            protected void syncSpi() {}

            @Override
            protected void flushSpi() {}
        }

        public static void main(String[] args) throws Exception {
            InMemory preferences = new InMemory();
            CountDownLatch heard = new CountDownLatch(1);
            preferences.addPreferenceChangeListener(event -> heard.countDown());
            preferences.put("key", "value");
            heard.await();
        }
    }
}

package dev.heddle.engine.explore.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgramHandlersTest {
    private static final class Listening extends ThreadGroup {
        Listening(String name) {
            super(name);
        }

        @Override
        public void uncaughtException(Thread thread, Throwable exception) {
            // Only who would be called is asked here.
        }
    }

    private static final class Silent extends ThreadGroup {
        Silent(ThreadGroup parent, String name) {
            super(parent, name);
        }
    }

    private static Thread in(ThreadGroup group) {
        return new Thread(group, () -> {});
    }

    @Test
    void the_thread_s_own_handler_comes_before_that_of_its_group() {
        Thread thread = in(new Listening("listening"));
        Thread.UncaughtExceptionHandler own = (dying, exception) -> {};
        thread.setUncaughtExceptionHandler(own);

        assertThat(ProgramHandlers.of(thread)).isSameAs(own);
    }

    @Test
    void a_group_that_was_made_to_listen_hears_of_the_groups_below_it() {
        var listening = new Listening("listening");

        assertThat(ProgramHandlers.of(in(listening))).isSameAs(listening);
        assertThat(ProgramHandlers.of(in(new Silent(listening, "below")))).isSameAs(listening);
        assertThat(ProgramHandlers.of(in(new ThreadGroup(listening, "below")))).isSameAs(listening);
    }

    @Test
    void a_group_that_does_nothing_of_its_own_leaves_it_to_the_default_handler() {
        Thread thread = in(new Silent(Thread.currentThread().getThreadGroup(), "silent"));
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.UncaughtExceptionHandler last = (dying, exception) -> {};
        try {
            Thread.setDefaultUncaughtExceptionHandler(null);
            assertThat(ProgramHandlers.of(thread)).isNull();
            Thread.setDefaultUncaughtExceptionHandler(last);
            assertThat(ProgramHandlers.of(thread)).isSameAs(last);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}

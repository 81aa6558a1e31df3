package dev.heddle.sample;

import java.io.ObjectInputFilter;
import java.lang.management.ManagementFactory;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.ProxySelector;
import java.net.URL;
import java.security.Security;
import java.util.ListResourceBundle;
import java.util.Locale;
import java.util.ResourceBundle;
import javax.management.ObjectName;

/** Programs that tell the JDK something which it keeps for the whole JVM, some of it once only, and look whether it is as in a new one. */
public final class JvmStatePrograms {
    private JvmStatePrograms() {}

    private static int value;

    private static void race() throws InterruptedException {
        Programs.together(() -> value++, () -> value++);
    }

    public interface CounterMBean {
        int getCount();
    }

    public static final class Counter implements CounterMBean {
        @Override
        public int getCount() {
            return value;
        }
    }

    public static final class Bean {
        public static void main(String[] args) throws Exception {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new Counter(), new ObjectName("heddle:type=Counter"));
            race();
        }
    }

    public static final class Bundle {
        private static int made;

        public static final class Words extends ListResourceBundle {
            public Words() {
                made++;
            }

            @Override
            protected Object[][] getContents() {
                return new Object[][] {{"word", "word"}};
            }
        }

        public static void main(String[] args) throws InterruptedException {
            ResourceBundle.getBundle(Words.class.getName(), Locale.ROOT).getString("word");
            race();
            if (made != 1) {
                throw new AssertionError("made " + made);
            }
        }
    }

    public static final class Settings {
        public static void main(String[] args) throws InterruptedException {
            if (Authenticator.getDefault() != null
                    || CookieHandler.getDefault() != null
                    || ProxySelector.getDefault() == null
                    || Locale.getDefault(Locale.Category.FORMAT).equals(Locale.JAPAN)
                    || Security.getProperty("heddle") != null) {
                throw new AssertionError("not as new");
            }
            URL.setURLStreamHandlerFactory(protocol -> null);
            ObjectInputFilter.Config.setSerialFilter(info -> ObjectInputFilter.Status.UNDECIDED);
            Authenticator.setDefault(new Authenticator() {});
            CookieHandler.setDefault(new CookieManager());
            ProxySelector.setDefault(null);
            Locale.setDefault(Locale.Category.FORMAT, Locale.JAPAN);
            Security.setProperty("heddle", "changed");
            race();
        }
    }
}

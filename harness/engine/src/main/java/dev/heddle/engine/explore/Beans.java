package dev.heddle.engine.explore;

import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The MBeans of the JVM, among which a program's would stay from schedule to schedule. */
final class Beans {
    /** Domains of the JDK's own, and beginnings of these. */
    private static final List<String> OF_JDK = List.of("JMImplementation", "java.", "jdk.", "com.sun.management");

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    /** As they are in a JVM that was just started: the JDK's. */
    void restore() {
        for (ObjectName name : server.queryNames(null, null)) {
            if (OF_JDK.stream().noneMatch(name.getDomain()::startsWith)) {
                try {
                    server.unregisterMBean(name);
                } catch (InstanceNotFoundException | MBeanRegistrationException e) {
                    throw new IllegalStateException("the MBean " + name + " cannot be forgotten", e);
                }
            }
        }
    }
}

package dev.heddle.launcher.wiring;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;

/** Makes beans of what was there before the container. */
final class GroundBeans implements Extension {
    private final Ground ground;

    GroundBeans(Ground ground) {
        this.ground = ground;
    }

    void add(@Observes AfterBeanDiscovery beans) {
        add(beans, ground.program());
        add(beans, ground.temporary());
        add(beans, ground.cache());
        add(beans, ground.workers());
        add(beans, ground.stop());
        add(beans, ground.terminal());
    }

    private static <T> void add(AfterBeanDiscovery beans, T bean) {
        beans.<T>addBean().addType(bean.getClass()).scope(Singleton.class).produceWith(instance -> bean);
    }
}

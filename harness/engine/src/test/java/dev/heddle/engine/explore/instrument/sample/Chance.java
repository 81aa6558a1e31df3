package dev.heddle.engine.explore.instrument.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What differs from run to run elsewhere; the kernel is told each value as it is written. */
public final class Chance implements Runnable {
    private static Object told;

    @Override
    public void run() {
        told = new Random().nextInt();
        told = Math.random();
        told = new SplittableRandom().nextInt();
        told = UUID.randomUUID();
        List<Integer> shuffled = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7, 8));
        Collections.shuffle(shuffled);
        told = shuffled;
        told = new Object() {}.toString();
        told = new HashSet<>(List.of(TimeUnit.DAYS, TimeUnit.HOURS, TimeUnit.SECONDS)).toString();
        told = new Thread(() -> {}).toString();
        told = new Thread(() -> {}).hashCode();
        told = Executors.defaultThreadFactory().newThread(() -> {}).getName();
        told = Runtime.getRuntime().availableProcessors();
        told = new java.util.Date();
    }
}

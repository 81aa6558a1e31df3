package dev.heddle.engine.explore.schedule;

import dev.heddle.engine.explore.schedule.Toy.Does;
import dev.heddle.engine.explore.schedule.Toy.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small random programs: two or three threads, perhaps one more that one of them starts, a handful of visible steps. */
public final class RandomToy {
    private static final Does[] SIMPLE = {
        Does.READ,
        Does.READ,
        Does.READ,
        Does.WRITE,
        Does.WRITE,
        Does.UPDATE,
        Does.YIELD,
        Does.UPDATE_AND_UNPARK,
        Does.UNPARK,
        Does.SKIP_IF_ODD
    };

    private RandomToy() {}

    public static Toy make(Random random) {
        int initial = 2 + random.nextInt(2);
        int started = random.nextInt(2);
        int budget = 9;
        var scripts = new ArrayList<List<Instruction>>();
        for (int i = 0; i < initial + started; i++) {
            scripts.add(script(random, 1 + random.nextInt(budget / (initial + started))));
        }
        for (int i = 0; i < started; i++) {
            int starter = random.nextInt(initial);
            List<Instruction> script = scripts.get(starter);
            script.add(random.nextInt(script.size() + 1), new Instruction(Does.START, initial + i));
            if (random.nextBoolean()) {
                scripts.get(random.nextInt(initial)).add(new Instruction(Does.JOIN, initial + i));
            }
        }
        if (random.nextInt(3) == 0) {
            scripts.get(0).add(random.nextInt(scripts.get(0).size() + 1), new Instruction(Does.PARK, 0));
        }
        return new Toy(initial, scripts);
    }

    private static List<Instruction> script(Random random, int length) {
        var script = new ArrayList<Instruction>();
        while (script.size() < length) {
            switch (random.nextInt(8)) {
                case 0, 1 -> locked(random, script);
                case 2 ->
                    script.add(
                            new Instruction(random.nextInt(3) == 0 ? Does.UPDATE_ALL : Does.READ, random.nextInt(3)));
                default -> script.add(simple(random));
            }
        }
        return script;
    }

    private static void locked(Random random, List<Instruction> script) {
        int monitor = random.nextInt(2);
        script.add(new Instruction(Does.LOCK, monitor));
        switch (random.nextInt(5)) {
            case 0 -> {
                script.add(new Instruction(Does.AWAIT, monitor));
                script.add(new Instruction(Does.AWAKE, monitor));
            }
            case 1, 2 -> script.add(new Instruction(Does.NOTIFY, monitor));
            case 3 -> {
                script.add(new Instruction(Does.LOCK, 1 - monitor));
                script.add(new Instruction(Does.UNLOCK, 1 - monitor));
            }
            default -> script.add(simple(random));
        }
        script.add(new Instruction(Does.UNLOCK, monitor));
    }

    private static Instruction simple(Random random) {
        return new Instruction(SIMPLE[random.nextInt(SIMPLE.length)], random.nextInt(2));
    }
}

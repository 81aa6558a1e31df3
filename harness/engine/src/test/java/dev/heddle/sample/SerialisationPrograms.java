package dev.heddle.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.List;

/** Programs which write an object into a stream while a thread changes it. */
public final class SerialisationPrograms {
    private SerialisationPrograms() {}

    private static final class Pair implements Serializable {
        int first;
        int second;
        transient int ignored;
        final int[] numbers = new int[2];
        final List<Integer> list = new ArrayList<>();
    }

    private static Pair copy(Pair pair) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(pair);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Pair) in.readObject();
        }
    }

    private static void check(boolean right) {
        if (!right) {
            throw new AssertionError("torn");
        }
    }

    /** Seen only if the thread runs between the reads of two fields. */
    public static final class BetweenFields {
        public static void main(String[] args) throws Exception {
            Pair pair = new Pair();
            Thread thread = new Thread(() -> {
                pair.first = 1;
                pair.second = 1;
            });
            thread.start();
            Pair copy = copy(pair);
            thread.join();
            check(copy.first == 1 || copy.second == 0);
        }
    }

    public static final class OfAnArray {
        public static void main(String[] args) throws Exception {
            Pair pair = new Pair();
            Thread thread = new Thread(() -> {
                pair.numbers[0]++;
                pair.numbers[1]++;
            });
            thread.start();
            Pair copy = copy(pair);
            thread.join();
            check(copy.numbers[0] == copy.numbers[1]);
        }
    }

    public static final class OfAList {
        public static void main(String[] args) throws Exception {
            Pair pair = new Pair();
            Thread thread = new Thread(() -> {
                pair.list.add(1);
                pair.list.add(2);
            });
            thread.start();
            try {
                check(copy(pair).list.size() != 1);
            } catch (ConcurrentModificationException e) {
                // the list sees that it is changed meanwhile
            }
            thread.join();
        }
    }

    /** Correct: under a lock, but for what is not written. */
    public static final class Locked {
        public static void main(String[] args) throws Exception {
            Pair pair = new Pair();
            Thread thread = new Thread(() -> {
                pair.ignored = 1;
                synchronized (pair) {
                    pair.first = 1;
                    pair.list.add(1);
                    pair.numbers[0] = 1;
                    pair.second = 1;
                }
            });
            thread.start();
            Pair copy;
            synchronized (pair) {
                copy = copy(pair);
            }
            thread.join();
            check(copy.first == copy.second && copy.numbers[0] == copy.list.size() && copy.ignored == 0);
        }
    }
}

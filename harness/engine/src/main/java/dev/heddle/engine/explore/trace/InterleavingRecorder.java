package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.instrument.site.Site;
import dev.heddle.engine.explore.kernel.ObjectNames;
import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.kernel.ThreadNames;
import dev.heddle.engine.explore.kernel.WaitEnd;
import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes down the steps of a schedule in words while it is run; of very many {@linkplain WrittenSteps some}. */
final class InterleavingRecorder implements StepListener {
    private static final int VALUE_LENGTH = 60;
    /** The thread that runs a scenario. */
    private static final int SCENARIO = 0;

    /**
     * What a step touches.
     *
     * @param text what it is called
     * @param location what steps conflict over; of a call the whole object, whichever method it was
     */
    private record Target(String text, String location) {
        static Target of(String both) {
            return new Target(both, both);
        }
    }

    /** A step as it was taken; of its value only the text is kept, as the value may change. */
    private static final class Taken implements WrittenSteps.Numbered {
        final int index;
        final int thread;
        final int kind;
        final Site site;
        final String target;
        final Access access;

        @Nullable
        String value;

        Taken(int index, int thread, int kind, Site site, String target, Access access) {
            this.index = index;
            this.thread = thread;
            this.kind = kind;
            this.site = site;
            this.target = target;
            this.access = access;
        }

        @Override
        public int index() {
            return index;
        }

        @Override
        public int thread() {
            return thread;
        }
    }

    private final IntFunction<Site> sites;
    private final ThreadNames threads;
    private final ObjectNames names;
    private final WrittenSteps<Taken> steps = new WrittenSteps<>();
    private final StepDigests later = new StepDigests();
    private final BooleanSupplier failed;
    /** The first step after the failure. */
    private int failedAt = Integer.MAX_VALUE;

    /**
     * A recorder of one schedule.
     *
     * @param sites the place in the code of each number
     * @param threads names of the threads of the schedule
     * @param failed whether it has failed by now
     */
    InterleavingRecorder(IntFunction<Site> sites, ThreadNames threads, BooleanSupplier failed) {
        this.sites = sites;
        this.threads = threads;
        this.failed = failed;
        this.names = new ObjectNames(threads);
    }

    @Override
    public void step(int thread, int kind, int site, @Nullable Object target, int index) {
        Site place = sites.apply(site);
        Target what = target == null ? ofNothing(thread, kind, place) : target(place, target, index);
        if (steps.size() >= WrittenSteps.FIRST) {
            later.add(thread, kind, place, what.text);
        }
        if (failedAt > steps.size() && failed.getAsBoolean()) {
            failedAt = steps.size();
        }
        var access = new Access(thread, kind, what.location, use(kind, place));
        steps.add(new Taken(steps.size(), thread, kind, place, what.text, access));
    }

    @Override
    public ObjectNames names() {
        return names;
    }

    @Override
    public void value(int thread, @Nullable Object value) {
        Taken step = steps.lastOf(thread);
        // What a thread does while it is alone is no step; its values belong to none.
        if (step != null && step.value == null && (step.kind == Operation.READ || step.kind == Operation.WRITE)) {
            step.value = text(value);
        }
    }

    @Override
    public void waitEnds(int thread, WaitEnd how) {
        steps.last().value = how.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Target target(Site site, Object target, int index) {
        String name = names.name(target);
        if (index >= 0) {
            return Target.of(name + "[" + index + "]");
        }
        return switch (site.action()) {
            case READ, WRITE -> Target.of(name + "." + site.member());
            case RETURN -> new Target("to " + name, name);
            case CALL_READ, CALL_WRITE -> new Target(called(site, target, name), name);
            default -> Target.of(name);
        };
    }

    private static Target ofNothing(int thread, int kind, Site site) {
        return switch (site.action()) {
            case READ, WRITE, CALL_READ, CALL_WRITE -> Target.of(site.target());
            case RETURN -> new Target("to the JDK", "");
            default ->
                switch (kind) {
                    case Operation.RESUME -> Target.of(isForActors(thread, site) ? "actors" : site.target());
                    case Operation.READ, Operation.WRITE -> new Target(site.target(), "");
                    default -> Target.of("");
                };
        };
    }

    /** Whether a thread waits for the end of a scenario's actors, which it does at no place in the code. */
    private static boolean isForActors(int thread, Site site) {
        return thread == SCENARIO && site.number() == 0;
    }

    private static Access.Use use(int kind, Site site) {
        return switch (kind) {
            case Operation.READ, Operation.WRITE ->
                switch (site.action()) {
                    case READ, WRITE, READ_ELEMENT, WRITE_ELEMENT -> Access.Use.MEMORY;
                    default -> Access.Use.SYNCHRONIZES;
                };
            case Operation.LOCK, Operation.WAKE -> Access.Use.SYNCHRONIZES;
            case Operation.UNLOCK -> site.action() == Site.Action.WAIT ? Access.Use.SYNCHRONIZES : Access.Use.RELEASES;
            default -> Access.Use.NONE;
        };
    }

    /** What a call touched: its receiver, or another object, as {@code submit} does with the thread that it starts. */
    private static String called(Site site, Object target, String name) {
        return isA(target.getClass(), site.owner())
                        || target.getClass().getName().startsWith(site.owner() + "$")
                ? name + "." + site.member()
                : site.member() + " (" + name + ")";
    }

    private static boolean isA(@Nullable Class<?> type, String name) {
        return type != null
                && (type.getName().equals(name)
                        || isA(type.getSuperclass(), name)
                        || Arrays.stream(type.getInterfaces()).anyMatch(each -> isA(each, name)));
    }

    private String text(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String text;
        if (value instanceof Number || value instanceof Boolean || value instanceof Character) {
            text = value.toString();
        } else if (value instanceof String string) {
            text = '"' + string + '"';
        } else if (value instanceof Enum<?> constant) {
            text = constant.name();
        } else {
            text = names.name(value); // its toString is the program's own code
        }
        return text.length() <= VALUE_LENGTH ? text : text.substring(0, VALUE_LENGTH - 1) + "…";
    }

    /**
     * The steps.
     *
     * @param switches what the switch before each step was
     */
    List<Step> steps(List<Switch> switches) {
        List<Taken> kept = steps.kept(switches);
        List<Switch> before =
                kept.stream().map(each -> switches.get(each.index)).toList();
        int beforeFailure =
                (int) kept.stream().filter(each -> each.index < failedAt).count();
        int[] conflicts = Conflicts.find(kept.stream().map(each -> each.access).toList(), before, beforeFailure);
        var all = new ArrayList<Step>();
        int next = 0;
        for (int i = 0; i < kept.size(); i++) {
            Taken step = kept.get(i);
            all.add(new Step(
                    step.thread,
                    operation(step),
                    step.target,
                    step.value,
                    step.site.className(),
                    step.site.method(),
                    step.site.file(),
                    step.site.line(),
                    before.get(i),
                    conflicts[i],
                    step.index - next));
            next = step.index + 1;
        }
        return all;
    }

    /** Digests of the steps of which some are left out; empty if none is. */
    List<Integer> later(List<Step> written) {
        return written.size() == steps.size() ? List.of() : later.all();
    }

    private String operation(Taken step) {
        return switch (step.kind) {
            case Operation.BEGIN -> "begin";
            case Operation.PAUSE -> "yield";
            case Operation.RESUME -> step.site.action() == Site.Action.WAIT ? "wake" : resumed(step);
            case Operation.WAKE -> woke(step);
            case Operation.LOCK -> "lock";
            case Operation.UNLOCK -> step.site.action() == Site.Action.WAIT ? "wait" : "unlock";
            case Operation.READ, Operation.WRITE ->
                step.site.action() == Site.Action.CALL
                        ? "call"
                        : step.site.action().word();
            default -> throw new IllegalArgumentException("kind " + step.kind);
        };
    }

    private String woke(Taken step) {
        if (step.site.action() != Site.Action.CALL) {
            return step.site.action().word();
        }
        boolean itself =
                step.target.equals(threads.all().get(step.thread)); // as a thread of a pool does that is shut down
        return itself || step.site.member().equals("interrupt") ? "interrupt" : "start";
    }

    /** What a thread waited in, by the method that it called: {@code join}, {@code sleep}, {@code park}. */
    private static String resumed(Taken step) {
        if (isForActors(step.thread, step.site)) {
            return "join";
        }
        return switch (step.site.member()) {
            case "join", "sleep" -> step.site.member();
            default -> "resume";
        };
    }
}

package dev.heddle.engine.explore.trace;

import dev.heddle.engine.explore.instrument.site.Site;
import dev.heddle.engine.explore.kernel.ObjectNames;
import dev.heddle.engine.explore.kernel.StepListener;
import dev.heddle.engine.explore.kernel.WaitEnd;
import dev.heddle.engine.explore.schedule.Operation;
import dev.heddle.results.Interleaving.Step;
import dev.heddle.results.Interleaving.Switch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes down the steps of a schedule in words while it is run: the first of them, as a livelock goes on for as long as one lets it, and its later rounds are like
 * the first.
 */
final class InterleavingRecorder implements StepListener {
    private static final int VALUE_LENGTH = 60;
    private static final int MOST_STEPS = 1_000;
    /** The thread that runs a scenario, and waits for its actors at no place in the code. */
    private static final int SCENARIO = 0;

    /** A step as it was taken; of its value only the text is kept, as the value may change. */
    private static final class Taken {
        final int thread;
        final int kind;
        final Site site;
        final String target;
        final Conflicts.Access access;

        @Nullable
        String value;

        Taken(int thread, int kind, Site site, String target, Conflicts.Access access) {
            this.thread = thread;
            this.kind = kind;
            this.site = site;
            this.target = target;
            this.access = access;
        }
    }

    private final IntFunction<Site> sites;
    private final ObjectNames names = new ObjectNames();
    private final List<Taken> steps = new ArrayList<>();
    private boolean cut;

    /**
     * A recorder of one schedule.
     *
     * @param sites the place in the code of each number
     */
    InterleavingRecorder(IntFunction<Site> sites) {
        this.sites = sites;
    }

    @Override
    public void step(int thread, int kind, int site, @Nullable Object target, int index) {
        if (steps.size() == MOST_STEPS) {
            cut = true;
            return;
        }
        Site place = sites.apply(site);
        String text = target == null && site == 0 && thread != SCENARIO ? "" : target(kind, place, target, index);
        var access = new Conflicts.Access(thread, kind, location(kind, place, target, text));
        steps.add(new Taken(thread, kind, place, text, access));
    }

    @Override
    public void value(int thread, @Nullable Object value) {
        for (int i = cut ? 0 : steps.size(); --i >= 0; ) {
            Taken step = steps.get(i);
            if (step.thread == thread) {
                // What a thread does while it is alone is no step; its values belong to none.
                if (step.value == null && (step.kind == Operation.READ || step.kind == Operation.WRITE)) {
                    step.value = text(value);
                }
                return;
            }
        }
    }

    @Override
    public void waitEnds(int thread, WaitEnd how) {
        if (!cut) {
            steps.get(steps.size() - 1).value =
                    how.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private String target(int kind, Site site, @Nullable Object target, int index) {
        if (index >= 0 && target != null) {
            return names.name(target) + "[" + index + "]";
        }
        return switch (site.action()) {
            case READ, WRITE -> target == null ? site.target() : names.name(target) + "." + site.member();
            case RETURN -> "to " + (target == null ? "the JDK" : names.name(target));
            case CALL_READ, CALL_WRITE -> target == null ? site.target() : called(site, target);
            default -> target == null ? ofNothing(kind, site) : names.name(target);
        };
    }

    /** What a call touched: its receiver, or another object, as {@code submit} does with the thread that it starts. */
    private String called(Site site, Object target) {
        return isA(target.getClass(), site.owner())
                        || target.getClass().getName().startsWith(site.owner() + "$")
                ? names.name(target) + "." + site.member()
                : site.member() + " (" + names.name(target) + ")";
    }

    private static boolean isA(@Nullable Class<?> type, String name) {
        return type != null
                && (type.getName().equals(name)
                        || isA(type.getSuperclass(), name)
                        || Arrays.stream(type.getInterfaces()).anyMatch(each -> isA(each, name)));
    }

    /** What a step conflicts over: of a call the whole object, whichever method it was; of giving up a lock, or going on after a wait, nothing. */
    private String location(int kind, Site site, @Nullable Object target, String text) {
        return switch (kind) {
            case Operation.RESUME -> "";
            case Operation.UNLOCK -> site.action() == Site.Action.WAIT ? text : "";
            default ->
                switch (site.action()) {
                    case CALL_READ, CALL_WRITE, CALL -> target == null ? text : names.name(target);
                    case RETURN -> target == null ? "" : names.name(target);
                    default -> text;
                };
        };
    }

    private static String ofNothing(int kind, Site site) {
        return kind != Operation.RESUME ? "" : site.number() == 0 ? "actors" : site.target();
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
        int[] conflicts = Conflicts.find(steps.stream().map(each -> each.access).toList(), switches);
        var all = new ArrayList<Step>();
        for (int i = 0; i < steps.size() && i < switches.size(); i++) {
            Taken step = steps.get(i);
            all.add(new Step(
                    step.thread,
                    operation(step),
                    step.target,
                    step.value,
                    step.site.className(),
                    step.site.method(),
                    step.site.file(),
                    step.site.line(),
                    switches.get(i),
                    conflicts[i]));
        }
        return all;
    }

    private static String operation(Taken step) {
        return switch (step.kind) {
            case Operation.BEGIN -> "begin";
            case Operation.PAUSE -> "yield";
            case Operation.RESUME -> step.site.action() == Site.Action.WAIT ? "wake" : resumed(step);
            case Operation.WAKE ->
                step.site.action() == Site.Action.CALL
                        ? "start"
                        : step.site.action().word();
            case Operation.LOCK -> "lock";
            case Operation.UNLOCK -> step.site.action() == Site.Action.WAIT ? "wait" : "unlock";
            case Operation.READ, Operation.WRITE ->
                step.site.action() == Site.Action.CALL
                        ? "call"
                        : step.site.action().word();
            default -> throw new IllegalArgumentException("kind " + step.kind);
        };
    }

    /** What a thread waited in, by the method that it called: {@code join}, {@code sleep}, {@code park}. */
    private static String resumed(Taken step) {
        if (step.site.number() == 0) {
            return step.thread == SCENARIO ? "join" : "resume";
        }
        return switch (step.site.member()) {
            case "join", "sleep" -> step.site.member();
            default -> "resume";
        };
    }
}

package dev.heddle.engine.explore.instrument.jdk;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.Hook;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.bytecode.Replacements;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Replaces calls within one method of a JDK class: those that have no prologue, and those by which the JDK draws seeds and numbers. */
final class JdkCalls {
    private static final String FRAMES = "[Ljava/lang/StackTraceElement;";

    private final String owner;
    private final MethodNode method;
    /** Whether the class has the real monitors, also of threads that are under control. */
    private final boolean realMonitors;

    private boolean changed;

    JdkCalls(String owner, MethodNode method, boolean realMonitors) {
        this.realMonitors = realMonitors;
        this.owner = owner;
        this.method = method;
    }

    boolean rewrite() {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode call) {
                rewrite(call);
            }
        }
        return changed;
    }

    private void rewrite(MethodInsnNode call) {
        if (call.getOpcode() == INVOKESTATIC) {
            Hook hook = Replacements.ofStatic(call.owner, call.name, call.desc);
            if (owner.equals("java/util/ImmutableCollections") && call.name.equals("nanoTime")) {
                constantSalt(call);
            } else if (hook != null) {
                set(
                        call,
                        HookCall.of(
                                hook.owner(), hook.name().equals("onSpinWait") ? "spinInJdk" : hook.name(), call.desc));
            } else if (owner.equals("java/lang/Throwable") && call.owner.equals("java/lang/StackTraceElement")) {
                insertAfter(call, HookCall.of(HookCall.CHANCE, "frames", "(" + FRAMES + ")" + FRAMES));
            } else if (call.owner.equals("jdk/internal/vm/ContinuationSupport")
                    && owner.equals("java/lang/ThreadBuilders")) {
                insertAfter(call, HookCall.of(HookCall.CHANCE, "unlessControlled", "(Z)Z"));
            }
            return;
        }
        String hook = Replacements.ofVirtual(call.owner, call.name, call.desc);
        if (hook != null && method.name.equals("<clinit>") && call.name.equals("availableProcessors")) {
            constantProcessors(call);
        } else if (hook != null && call.getOpcode() != INVOKESPECIAL) {
            set(call, HookCall.of(HookCall.CHANCE, call.name, hook));
        } else if (Replacements.isMonitorMethod(call.name, call.desc) && !call.owner.startsWith("[")) {
            if (realMonitors) {
                return;
            }
            method.instructions.insertBefore(call, new InsnNode(ICONST_0)); // no site
            set(call, HookCall.of(HookCall.MONITORS, call.name, Replacements.monitorHook(call.desc)));
        } else if (call.owner.equals("jdk/internal/misc/Unsafe") && call.name.endsWith("park")) {
            parkBySupport(call);
        } else if (owner.equals("jdk/internal/ref/CleanerImpl")
                && call.owner.equals("java/lang/ref/ReferenceQueue")
                && call.name.equals("remove")) {
            set(
                    call,
                    HookCall.of(
                            HookCall.THREADS,
                            "removeCleanable",
                            "(Ljava/lang/ref/ReferenceQueue;J)Ljava/lang/ref/Reference;"));
        } else if (call.name.equals("currentCarrierThread")) {
            insertAfter(call, HookCall.of(HookCall.CHANCE, "carrier", "(Ljava/lang/Thread;)Ljava/lang/Thread;"));
        } else {
            rewriteSource(call);
        }
    }

    /** Where the JDK draws a seed, a probe or a number from a generator that lives as long as the JVM. */
    private void rewriteSource(MethodInsnNode call) {
        boolean seeds = owner.equals("java/util/concurrent/ThreadLocalRandom") && method.name.equals("localInit")
                || owner.equals("java/util/SplittableRandom") && method.name.equals("<init>");
        boolean numbers =
                owner.equals("java/util/concurrent/Executors$DefaultThreadFactory") && method.name.equals("<init>")
                        || owner.equals("java/util/Timer") && method.name.equals("serialNumber")
                        || owner.equals("jdk/internal/ref/CleanerImpl$InnocuousThreadFactory");
        if (seeds && call.name.equals("getAndAdd")) {
            set(call, HookCall.of(HookCall.CHANCE, "seed", "(Ljava/util/concurrent/atomic/AtomicLong;J)J"));
        } else if (seeds && call.name.equals("addAndGet")) {
            set(call, HookCall.of(HookCall.CHANCE, "probe", "(Ljava/util/concurrent/atomic/AtomicInteger;I)I"));
        } else if (numbers && call.name.equals("getAndIncrement")) {
            set(call, HookCall.of(HookCall.CHANCE, "number", "(Ljava/util/concurrent/atomic/AtomicInteger;)I"));
        }
    }

    /** The order of {@code Set.of} and {@code Map.of} is drawn anew in each JVM; a replay in another JVM needs the same. */
    private void constantSalt(MethodInsnNode call) {
        set(call, new LdcInsnNode(0x243F_6A88_85A3_08D3L));
    }

    /** What parks without LockSupport is made to park by it. */
    private void parkBySupport(MethodInsnNode call) {
        if (owner.startsWith("java/util/concurrent/") && !owner.equals("java/util/concurrent/locks/LockSupport")) {
            set(call, HookCall.of(HookCall.THREADS, call.name, "(Ljava/lang/Object;" + call.desc.substring(1)));
        }
    }

    /** How many processors there are decides how locks spin and tables grow; a replay on another machine needs the same. */
    private void constantProcessors(MethodInsnNode call) {
        method.instructions.insertBefore(call, new InsnNode(POP));
        set(call, new InsnNode(ICONST_4));
    }

    private void set(AbstractInsnNode old, AbstractInsnNode replacement) {
        method.instructions.set(old, replacement);
        changed = true;
    }

    private void insertAfter(AbstractInsnNode insn, AbstractInsnNode added) {
        method.instructions.insert(insn, added);
        changed = true;
    }
}

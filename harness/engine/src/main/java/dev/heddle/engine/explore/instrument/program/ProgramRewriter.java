package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.Facility;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.ClassSites;
import dev.heddle.engine.explore.instrument.site.Sites;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Rewrites a program's classes so that they tell the kernel what they do. Only straight code is inserted, never a branch into the middle of a method: so the
 * frames of the class file stay right, and nothing has to be known of types that are not loaded yet.
 */
public final class ProgramRewriter {
    private static final String LINK =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
                    + "Ljava/lang/invoke/MethodHandle;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;";

    private final Sites sites;
    private final Predicate<String> opened;
    /** Noted on any thread. */
    private final Set<Facility> used = new CopyOnWriteArraySet<>();

    private final Map<ClassLoader, Hierarchy> hierarchies = new WeakHashMap<>();

    /**
     * Makes one.
     *
     * @param opened tells by its binary name whether a class of the JDK is explored inside of, rather than trusted
     */
    public ProgramRewriter(Sites sites, Predicate<String> opened) {
        this.sites = sites;
        this.opened = opened;
    }

    /**
     * Rewrites a class.
     *
     * @param loader that defines it; null for the JDK's own
     * @throws RuntimeException if it cannot be rewritten: too large then, or not what a compiler makes
     */
    public byte[] rewrite(@Nullable ClassLoader loader, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        Hierarchy hierarchy = hierarchyOf(loader == null ? ClassLoader.getPlatformClassLoader() : loader);
        hierarchy.know(ClassInfo.read(reader));
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        OldClassFile.modernise(type);
        boolean mayGrow = loader != null; // the JDK's own classes are loaded already, and may get no new members
        if (mayGrow) {
            MethodReferences.makeMethodsOf(type, hierarchy);
        }
        ClassSites ofClass = sites.ofClass(type.name.replace('/', '.'));
        CallbackBodies callbacks = new CallbackBodies(type, hierarchy);
        for (MethodNode method : inOrder(type)) {
            if (!mayGrow && (method.access & ACC_SYNCHRONIZED) != 0) {
                continue; // must stay so; the patch of the JDK has another for threads under control
            }
            MethodCode code = new MethodCode(type, method, hierarchy, ofClass);
            rewrite(code);
            if (mayGrow) {
                callbacks.rewrite(code); // what the JDK's own classes return to is part of what is explored
            }
            begin(code);
        }
        if (mayGrow) {
            StaticState.rewrite(type, hierarchy, ofClass);
            IdentityHash.rewrite(type, hierarchy);
        }
        if ((type.version & 0xFFFF) < V1_6) {
            dropFrames(type); // before Java 6, class files have none
        }
        return write(type);
    }

    /** Method after method that has grown too large goes without its values, which are only for those who read an interleaving. */
    private static byte[] write(ClassNode type) {
        while (true) {
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            type.accept(writer);
            try {
                return writer.toByteArray();
            } catch (MethodTooLargeException e) {
                boolean smaller = false;
                for (MethodNode method : type.methods) {
                    if (method.name.equals(e.getMethodName()) && method.desc.equals(e.getDescriptor())) {
                        smaller = MethodCode.forgetValues(method);
                    }
                }
                if (!smaller) {
                    throw e;
                }
            }
        }
    }

    /** The same in every JVM, as places in the code are numbered in it: in what the JVM hands out of a class that is loaded already, the order is chance. */
    private static List<MethodNode> inOrder(ClassNode type) {
        return type.methods.stream()
                .sorted(Comparator.comparing((MethodNode method) -> method.name).thenComparing(method -> method.desc))
                .toList();
    }

    /** Rewrites a class for nothing, so that all classes that this takes are loaded. */
    public void loadWhatItNeeds() {
        ClassLoader own = ProgramRewriter.class.getClassLoader();
        String name = ProgramRewriter.class.getName().replace('.', '/') + ".class";
        try (InputStream classFile = own.getResourceAsStream(name)) {
            if (classFile != null) {
                new ProgramRewriter(new Sites(), opened).rewrite(new ClassLoader(own) {}, classFile.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dropFrames(ClassNode type) {
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (insn instanceof FrameNode) {
                    method.instructions.remove(insn);
                }
            }
        }
    }

    private synchronized Hierarchy hierarchyOf(ClassLoader loader) {
        return hierarchies.computeIfAbsent(loader, key -> new Hierarchy(key, opened));
    }

    /** Whether a class that was rewritten uses any. */
    public boolean isUsingFacilities() {
        return !used.isEmpty();
    }

    /** Whether a class that was rewritten uses it. */
    public boolean isUsing(Facility facility) {
        return used.contains(facility);
    }

    private void note(MethodInsnNode call) {
        Facility facility = Facility.of(call.owner, call.name);
        if (facility != null) {
            used.add(facility);
        }
    }

    private void rewrite(MethodCode code) {
        HandleAccesses handles = new HandleAccesses();
        Calls calls = new Calls(handles);
        for (AbstractInsnNode insn : code.method.instructions.toArray()) {
            code.arriveAt(insn);
            if (insn instanceof MethodInsnNode call) {
                note(call);
            } else if (insn instanceof InvokeDynamicInsnNode call) {
                GivenArguments.tell(call, code);
            }
            rewrite(insn, code, handles, calls);
        }
        if ((code.method.access & ACC_SYNCHRONIZED) != 0 && (code.method.access & ACC_NATIVE) == 0) {
            Monitors.method(code);
        }
        code.end();
    }

    private static void begin(MethodCode code) {
        if (isRunOfThread(code)) {
            code.method.instructions.insert(HookCall.of(HookCall.THREADS, "begin", "(Ljava/lang/Thread;)V"));
            code.method.instructions.insert(new VarInsnNode(ALOAD, 0));
        }
    }

    /** A switch over enum constants, by patterns: what it is linked with in the first schedule has to do for all. */
    private static void linkSwitchByNames(InvokeDynamicInsnNode dynamic) {
        boolean overConstants = dynamic.bsm.getName().equals("enumSwitch")
                || dynamic.bsm.getName().equals("typeSwitch")
                        && Arrays.stream(dynamic.bsmArgs).anyMatch(ConstantDynamic.class::isInstance);
        if (overConstants && dynamic.bsm.getOwner().equals("java/lang/runtime/SwitchBootstraps")) {
            dynamic.bsm = new Handle(H_INVOKESTATIC, HookCall.SWITCHES, "link", dynamic.bsm.getDesc(), false);
        }
    }

    /** What a bootstrap method of the program's own makes may hold what is as new in each schedule. */
    private static void linkInEachSchedule(InvokeDynamicInsnNode dynamic) {
        if (!Hierarchy.isTrusted(dynamic.bsm.getOwner())) {
            Object[] arguments = new Object[dynamic.bsmArgs.length + 1];
            arguments[0] = dynamic.bsm;
            System.arraycopy(dynamic.bsmArgs, 0, arguments, 1, dynamic.bsmArgs.length);
            dynamic.bsmArgs = arguments;
            dynamic.bsm = new Handle(H_INVOKESTATIC, HookCall.LINKAGE, "link", LINK, false);
        }
    }

    private static boolean isRunOfThread(MethodCode code) {
        MethodNode method = code.method;
        return method.name.equals("run")
                && method.desc.equals("()V")
                && (method.access & (ACC_STATIC | ACC_ABSTRACT | ACC_NATIVE)) == 0
                && code.hierarchy.extendsClass(code.type.name, "java/lang/Thread");
    }

    private static void rewrite(AbstractInsnNode insn, MethodCode code, HandleAccesses handles, Calls calls) {
        int opcode = insn.getOpcode();
        if (insn instanceof FieldInsnNode access) {
            handles.visit(access);
            FieldAccesses.rewrite(access, code);
        } else if (insn instanceof MethodInsnNode call) {
            calls.rewrite(call, code);
            Reflection.rewrite(call, code);
            Lookups.rewrite(call, code);
        } else if (opcode == NEW) {
            ClassUses.beforeNew((TypeInsnNode) insn, code);
        } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
            linkSwitchByNames(dynamic);
            linkInEachSchedule(dynamic);
        } else if (opcode == MONITORENTER || opcode == MONITOREXIT) {
            Monitors.enterOrExit(insn, code);
        } else if (ArrayAccesses.isRead(opcode) && code.isShared(insn)) {
            ArrayAccesses.read(insn, code);
        } else if (ArrayAccesses.isWrite(opcode) && code.isShared(insn)) {
            ArrayAccesses.write(insn, code);
        }
    }
}

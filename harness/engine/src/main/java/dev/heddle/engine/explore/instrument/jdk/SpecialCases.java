package dev.heddle.engine.explore.instrument.jdk;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** What no table can say about single classes of the JDK. */
final class SpecialCases {
    private static final Set<String> THREADS = Set.of("java/lang/Thread", "java/util/concurrent/ForkJoinWorkerThread");

    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

    private SpecialCases() {}

    /** Applies them to the class; answers whether there was one. */
    static boolean apply(ClassNode type) {
        boolean begins = begin(type);
        switch (type.name) {
            case "java/lang/Thread" -> {
                hash(type, "tid", "J", "java/lang/Long");
                makeReplaceable(type, "tid"); // of threads that are used again
                startByKernel(type);
                end(type);
                setInterrupted(type);
                dropUnwinding(type);
            }
            case "java/lang/ClassLoader" ->
                atFirst(
                        type,
                        "defineClass(Ljava/lang/String;[BIILjava/security/ProtectionDomain;)Ljava/lang/Class;",
                        HookCall.of(
                                HookCall.DEFINITIONS,
                                "again",
                                "(Ljava/lang/ClassLoader;Ljava/lang/String;[BII)Ljava/lang/Class;"));
            case LOOKUP -> defineByLookup(type);
            case "java/lang/Enum" -> {
                type.methods.removeIf(method -> method.name.equals("hashCode"));
                hash(type, "name", "Ljava/lang/String;", "java/lang/String");
            }
            case "java/io/ObjectOutputStream" -> tellOfWriting(type);
            case "java/io/ObjectStreamClass$FieldReflector" -> tellOfReading(type);
            case "java/util/concurrent/locks/ReentrantLock" -> tellOfLocking(type);
            case "java/util/concurrent/ThreadPoolExecutor" -> PoolInterruptions.tellOfTasks(type);
            case "java/util/concurrent/locks/AbstractQueuedSynchronizer",
                    "java/util/concurrent/locks/AbstractQueuedSynchronizer$ConditionObject",
                    "java/util/concurrent/LinkedTransferQueue",
                    "java/util/concurrent/SynchronousQueue" -> PoolInterruptions.reuse(type);
            case "java/util/concurrent/ForkJoinPool" -> makeReplaceable(type, "common");
            case "java/util/concurrent/CompletableFuture", "java/util/concurrent/SubmissionPublisher" ->
                makeReplaceable(type, "ASYNC_POOL");
            case "java/util/concurrent/CompletableFuture$Delayer" -> makeReplaceable(type, "delayer"); // before 25
            case "sun/nio/ch/SimpleAsynchronousFileChannelImpl$DefaultExecutorHolder" ->
                makeReplaceable(type, "defaultExecutor");
            default -> {
                return begins;
            }
        }
        return true;
    }

    /** A hash code that does not come from the address or from chance, but from a field. */
    private static void hash(ClassNode type, String field, String descriptor, String owner) {
        MethodNode hash = new MethodNode(
                ASM9, ACC_PUBLIC | (type.name.endsWith("Enum") ? ACC_FINAL : 0), "hashCode", "()I", null, null);
        hash.visitCode();
        hash.visitVarInsn(ALOAD, 0);
        hash.visitFieldInsn(GETFIELD, type.name, field, descriptor);
        if (descriptor.length() == 1) {
            hash.visitMethodInsn(INVOKESTATIC, owner, "hashCode", "(" + descriptor + ")I", false);
        } else {
            hash.visitMethodInsn(INVOKEVIRTUAL, owner, "hashCode", "()I", false);
        }
        hash.visitInsn(IRETURN);
        type.methods.add(hash);
    }

    private static void defineByLookup(ClassNode type) {
        atFirst(
                type,
                "defineClass([B)Ljava/lang/Class;",
                HookCall.of(HookCall.DEFINITIONS, "again", "(L" + LOOKUP + ";[B)Ljava/lang/Class;"));
        String hidden = "Z[L" + LOOKUP + "$ClassOption;)L" + LOOKUP + ";";
        for (String method : List.of(
                "defineHiddenClass([B" + hidden, "defineHiddenClassWithClassData([BLjava/lang/Object;" + hidden)) {
            String parameters = method.substring(method.indexOf('(') + 1);
            atFirst(type, method, HookCall.of(HookCall.HIDDEN_CLASSES, "define", "(L" + LOOKUP + ";" + parameters));
        }
    }

    /**
     * What the hook answers is what the method returns; where that is null, the method goes on. The hook is given the receiver and as many of the method's
     * arguments as it takes.
     */
    private static void atFirst(ClassNode type, String method, MethodInsnNode hook) {
        for (MethodNode each : type.methods) {
            if (method.equals(each.name + each.desc)) {
                LabelNode goOn = new LabelNode();
                InsnList code = new InsnList();
                int slot = 0;
                for (Type argument : Type.getArgumentTypes(hook.desc)) {
                    code.add(new VarInsnNode(argument.getOpcode(ILOAD), slot)); // arguments
                    slot += argument.getSize();
                }
                code.add(hook); // answer
                code.add(new InsnNode(DUP)); // answer, answer
                code.add(new JumpInsnNode(IFNULL, goOn)); // answer
                code.add(new InsnNode(ARETURN));
                code.add(goOn);
                String answer = Type.getReturnType(hook.desc).getInternalName();
                code.add(new FrameNode(F_SAME1, 0, null, 1, new Object[] {answer}));
                code.add(new InsnNode(POP)); //
                each.instructions.insert(code);
            }
        }
    }

    private static void tellOfLocking(ClassNode type) {
        for (MethodNode method : type.methods) {
            switch (method.name) {
                case "lock", "lockInterruptibly" -> tell(method, "locking");
                case "unlock" -> tell(method, "unlocking");
                default -> {}
            }
        }
    }

    private static void tell(MethodNode method, String hook) {
        method.instructions.insert(HookCall.of(HookCall.MONITORS, hook, "(Ljava/lang/Object;)V"));
        method.instructions.insert(new VarInsnNode(ALOAD, 0));
    }

    private static void tellOfWriting(ClassNode type) {
        for (MethodNode method : type.methods) {
            if (method.name.equals("writeObject0")) {
                method.instructions.insert(HookCall.of(HookCall.SERIALISATION, "reads", "(Ljava/lang/Object;)V"));
                method.instructions.insert(new VarInsnNode(ALOAD, 1));
            }
        }
    }

    /** {@code readKeys[i]}, of a field that is about to be read, becomes {@code readKeys[i], reads(fields[i].getField(), object)}. */
    private static void tellOfReading(ClassNode type) {
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (method.name.endsWith("FieldValues")
                        && insn instanceof FieldInsnNode keys
                        && keys.name.equals("readKeys")
                        && insn.getNext() instanceof VarInsnNode index) {
                    InsnList tell = new InsnList();
                    tell.add(new VarInsnNode(ALOAD, 0)); // reflector
                    tell.add(
                            new FieldInsnNode(GETFIELD, type.name, "fields", "[Ljava/io/ObjectStreamField;")); // fields
                    tell.add(new VarInsnNode(ILOAD, index.var)); // fields, index
                    tell.add(new InsnNode(AALOAD)); // fields[index]
                    tell.add(new MethodInsnNode(
                            INVOKEVIRTUAL,
                            "java/io/ObjectStreamField",
                            "getField",
                            "()Ljava/lang/reflect/Field;",
                            false)); // field
                    tell.add(new VarInsnNode(ALOAD, 1)); // field, object
                    tell.add(HookCall.of(
                            HookCall.SERIALISATION, "reads", "(Ljava/lang/reflect/Field;Ljava/lang/Object;)V")); //
                    method.instructions.insert(index.getNext(), tell);
                }
            }
        }
    }

    /** What lives as long as the JVM, and what schedules must not share. */
    private static void makeReplaceable(ClassNode type, String name) {
        for (FieldNode field : type.fields) {
            if (field.name.equals(name)) {
                field.access &= ~ACC_FINAL;
            }
        }
    }

    /** All that start does is done by the JDK's own code, but for the start itself. */
    private static void startByKernel(ClassNode type) {
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (method.name.equals("start$controlled")
                        && insn instanceof MethodInsnNode call
                        && call.name.equals("start0")) {
                    method.instructions.set(call, HookCall.of(HookCall.THREADS, "start", "(Ljava/lang/Thread;)V"));
                }
            }
        }
    }

    /** The kernel hears of the end last: what is done for a thread that ends, others may wait for. */
    private static void end(ClassNode type) {
        MethodNode exit = type.methods.stream()
                .filter(method -> method.name.equals("exit"))
                .findFirst()
                .orElseThrow();
        for (AbstractInsnNode insn : exit.instructions.toArray()) {
            if (insn.getOpcode() == RETURN) {
                exit.instructions.insertBefore(insn, new VarInsnNode(ALOAD, 0));
                exit.instructions.insertBefore(insn, HookCall.of(HookCall.THREADS, "end", "(Ljava/lang/Thread;)V"));
            }
        }
    }

    /** A thread that is unwound when its schedule is over ends without a word. */
    private static void dropUnwinding(ClassNode type) {
        for (MethodNode method : type.methods) {
            if (method.name.equals("dispatchUncaughtException$original")) {
                LabelNode tell = new LabelNode();
                InsnList check = new InsnList();
                check.add(new VarInsnNode(ALOAD, 1));
                check.add(HookCall.of(HookCall.THREADS, "unwinds", "(Ljava/lang/Throwable;)Z"));
                check.add(new JumpInsnNode(IFEQ, tell));
                check.add(new InsnNode(RETURN));
                check.add(tell);
                check.add(new FrameNode(F_SAME, 0, null, 0, null));
                check.add(new InsnNode(NOP)); // so that a frame of the original can follow
                method.instructions.insert(check);
            }
        }
    }

    /** The flag is the thread's own; whom it wakes is the kernel's. */
    private static void setInterrupted(ClassNode type) {
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (insn instanceof MethodInsnNode call
                        && call.owner.equals(HookCall.THREADS)
                        && call.name.equals("interrupted")) {
                    InsnList set = new InsnList();
                    set.add(new VarInsnNode(ALOAD, 0));
                    set.add(new InsnNode(ICONST_1));
                    set.add(new FieldInsnNode(PUTFIELD, type.name, "interrupted", "Z"));
                    method.instructions.insert(call, set);
                }
            }
        }
    }

    /** Threads have a run method of their own in which they begin; of the JDK's, those whose threads a program can start. */
    private static boolean begin(ClassNode type) {
        boolean startedByPrograms = type.name.equals("java/lang/Thread")
                || type.name.equals("java/lang/ThreadBuilders$BoundVirtualThread")
                || type.name.startsWith("java/util/") && THREADS.contains(type.superName)
                || THREADS.contains(type.name);
        boolean begins = false;
        for (MethodNode method : type.methods) {
            if (startedByPrograms && method.name.equals("run") && method.desc.equals("()V")) {
                method.instructions.insert(HookCall.of(HookCall.THREADS, "begin", "(Ljava/lang/Thread;)V"));
                method.instructions.insert(new VarInsnNode(ALOAD, 0));
                begins = true;
            }
        }
        return begins;
    }
}

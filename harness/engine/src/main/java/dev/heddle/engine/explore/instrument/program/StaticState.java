package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.BracketedBody;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.ClassSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes the static state of a class as new in each schedule. The JVM initialises a class once; so the initialiser becomes a method of its own, and whoever
 * uses the class calls {@code heddle$ensure} first, which runs it if the schedule is another than that in which it ran last: see {@link Renewal}.
 *
 * Static methods and constructors check at their start, accesses of static fields before them: where the JVM would initialise the class, and so in the same
 * order. Whoever uses the class while its initialiser runs waits for it (JLS 12.4.2); two that need each other are seen to wait for each other. Classes whose static fields never change and cannot hold anything that changes are
 * left to the JVM (for interfaces see {@link InterfaceState}); so are enums unless their constants have state, or what makes them reaches out: then each schedule has
 * constants of its own, and what the JVM remembers of the old ones is forgotten.
 */
final class StaticState {
    private static final String EPOCH = "heddle$epoch";
    private static final String BEGUN = "heddle$begun";

    /** Types of which a final field cannot hold anything that changes. */
    private static final Set<String> IMMUTABLE = Set.of(
            "Ljava/lang/String;",
            "Ljava/lang/Boolean;",
            "Ljava/lang/Byte;",
            "Ljava/lang/Short;",
            "Ljava/lang/Character;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Float;",
            "Ljava/lang/Double;",
            "Ljava/lang/Class;",
            "Ljava/lang/invoke/VarHandle;",
            "Ljava/lang/invoke/MethodHandle;",
            "Ljava/lang/invoke/MethodType;",
            "Ljava/lang/invoke/MethodHandles$Lookup;",
            "Ljava/math/BigInteger;",
            "Ljava/math/BigDecimal;",
            "Ljava/nio/charset/Charset;",
            "Ljava/time/Duration;",
            "Ljava/time/Instant;",
            "Ljava/util/UUID;",
            "Ljava/util/Locale;",
            "Ljava/util/concurrent/TimeUnit;",
            "Ljava/util/concurrent/atomic/AtomicIntegerFieldUpdater;",
            "Ljava/util/concurrent/atomic/AtomicLongFieldUpdater;",
            "Ljava/util/concurrent/atomic/AtomicReferenceFieldUpdater;",
            "Ljava/util/regex/Pattern;",
            "Lsun/misc/Unsafe;");

    private StaticState() {}

    /** Whether the class has to be initialised in each schedule: for its own static state, or for that of others which come before it. */
    private static boolean isRenewable(ClassInfo info, Hierarchy hierarchy) {
        return hasState(info)
                || !isTrusted(info)
                        && !isBodyOfConstant(info)
                        && !before(info, hierarchy).isEmpty();
    }

    /** Whether the class has static state that must be made as new. */
    static boolean hasState(ClassInfo info) {
        if (isTrusted(info)) {
            return false;
        }
        if (info.isEnum()) {
            return isRenewableEnum(info);
        }
        return info.initialiserReachesOut() || info.fields().values().stream().anyMatch(StaticState::changes);
    }

    private static boolean isTrusted(ClassInfo info) {
        return info.isInterface() || Hierarchy.isTrusted(info.name());
    }

    private static boolean isBodyOfConstant(ClassInfo info) {
        return info.isEnum() && !"java/lang/Enum".equals(info.superName());
    }

    /** What is initialised before a class: its superclass, and superinterfaces that have methods with code (JVMS 5.5). */
    private static List<ClassInfo> before(ClassInfo info, Hierarchy hierarchy) {
        List<ClassInfo> all = new ArrayList<>();
        hierarchy
                .find(info.superName())
                .filter(superclass -> isRenewable(superclass, hierarchy))
                .ifPresent(all::add);
        addInterfaces(info, hierarchy, all);
        return all;
    }

    private static void addInterfaces(ClassInfo info, Hierarchy hierarchy, List<ClassInfo> all) {
        for (String name : info.interfaces()) {
            Optional<ClassInfo> found = hierarchy.find(name);
            if (found.isPresent() && !Hierarchy.isTrusted(name)) {
                addInterfaces(found.get(), hierarchy, all);
                if (found.get().hasDefaults() && InterfaceState.isRenewable(found.get())) {
                    all.add(found.get());
                }
            }
        }
    }

    /** One with bodies for its constants (it is not final then) may have state in those. */
    private static boolean isRenewableEnum(ClassInfo info) {
        if (isBodyOfConstant(info)) {
            return false; // made with the enum
        }
        return info.initialiserReachesOut()
                || (info.access() & ACC_FINAL) == 0
                || info.fields().values().stream().anyMatch(StaticState::isStateOfEnum);
    }

    private static boolean isStateOfEnum(ClassInfo.Field field) {
        if ((field.access() & (ACC_ENUM | ACC_SYNTHETIC)) != 0) {
            return false; // the constants
        }
        return field.isStatic()
                ? changes(field)
                : !field.isFinal() || field.descriptor().length() > 1 && !IMMUTABLE.contains(field.descriptor());
    }

    static boolean changes(ClassInfo.Field field) {
        if (!field.isStatic()
                || field.constant() && field.isFinal()
                || field.name().equals("$assertionsDisabled")) {
            return false;
        }
        return !field.isFinal() || field.descriptor().length() > 1 && !IMMUTABLE.contains(field.descriptor());
    }

    /** Whether a method sees to it itself that its class is initialised. */
    static boolean checksAtStart(MethodNode method) {
        return (method.access & ACC_STATIC) != 0 && !MethodReferences.isMade(method) || method.name.equals("<init>");
    }

    /** Called when all methods of the class are rewritten. */
    static void rewrite(ClassNode type, Hierarchy hierarchy, ClassSites sites) {
        @Nullable MethodNode initialiser = null;
        for (MethodNode method : type.methods) {
            if (method.name.equals("<clinit>")) {
                initialiser = method;
            }
        }
        if (initialiser != null
                && hierarchy.find(type.name).filter(InterfaceState::isRenewable).isPresent()) {
            InterfaceState.rewrite(type, initialiser, hierarchy, sites);
            return;
        }
        Optional<ClassInfo> info = hierarchy.find(type.name).filter(each -> isRenewable(each, hierarchy));
        boolean renewsItself = info.filter(StaticState::hasState).isPresent();
        if (initialiser != null && !renewsItself) {
            runWithoutSwitch(initialiser);
        }
        if (info.isEmpty()) {
            return;
        }
        for (MethodNode method : type.methods) {
            if (checksAtStart(method) && !method.name.equals("<clinit>") && (method.access & ACC_NATIVE) == 0) {
                method.instructions.insert(new MethodInsnNode(INVOKESTATIC, type.name, Renewal.ENSURE, "()V", false));
            }
        }
        boolean hasInitialiser = initialiser != null && renewsItself;
        if (initialiser != null && renewsItself) {
            Renewal.rename(initialiser);
        }
        List<ClassInfo> before = before(info.get(), hierarchy);
        new Renewal(type, new Stamp(type.name, EPOCH), new Stamp(type.name, BEGUN)).addMethods(sites, renew -> {
            if (renewsItself) {
                reset(renew, type);
            }
            ensureAll(before, renew, type);
            if (hasInitialiser) {
                renew.visitMethodInsn(INVOKESTATIC, type.name, Renewal.INITIALISER, "()V", false);
            }
            if (renewsItself && (type.access & ACC_ENUM) != 0) {
                renew.visitLdcInsn(Type.getObjectType(type.name));
                renew.visitMethodInsn(INVOKESTATIC, HookCall.HOOKS, "renewed", "(Ljava/lang/Class;)V", false);
            }
        });
        for (FieldNode field : type.fields) {
            if (renewsItself && (field.access & ACC_STATIC) != 0 && field.value == null) {
                field.access &= ~ACC_FINAL;
            }
        }
        for (String epoch : new String[] {EPOCH, BEGUN}) {
            type.fields.add(new FieldNode(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, epoch, "I", null, null));
        }
    }

    private static void runWithoutSwitch(MethodNode initialiser) {
        BracketedBody.wrap(initialiser, new Object[0], (enter, at) -> {
            InsnList code = new InsnList();
            if (enter) {
                code.add(push(0)); // no place
                code.add(push(0)); // no place, no place
                code.add(HookCall.of("beginInitialiser", "(II)V")); //
            } else {
                code.add(HookCall.of("endInitialiser", "()V"));
            }
            return code;
        });
    }

    private static void ensureAll(List<ClassInfo> before, MethodNode renew, ClassNode type) {
        for (ClassInfo each : before) {
            if (!each.isInterface()
                    || (type.version & 0xFFFF) >= V1_8) { // else it cannot call a method of an interface
                renew.visitMethodInsn(INVOKESTATIC, each.name(), Renewal.ENSURE, "()V", each.isInterface());
            }
        }
    }

    private static void reset(MethodNode renew, ClassNode type) {
        for (FieldNode field : type.fields) {
            if ((field.access & ACC_STATIC) != 0 && (field.value == null || (field.access & ACC_FINAL) == 0)) {
                pushInitial(renew, field);
                renew.visitFieldInsn(PUTSTATIC, type.name, field.name, field.desc);
            }
        }
    }

    /** A static field. */
    private record Stamp(String owner, String field) implements Renewal.Stamp {
        @Override
        public void read(MethodNode code) {
            code.visitFieldInsn(GETSTATIC, owner, field, "I");
        }

        @Override
        public void write(MethodNode code, boolean current) {
            Renewal.Stamp.push(code, current);
            code.visitFieldInsn(PUTSTATIC, owner, field, "I");
        }
    }

    private static void pushInitial(MethodNode code, FieldNode field) {
        if (field.value != null) {
            code.visitLdcInsn(field.value);
            return;
        }
        switch (Type.getType(field.desc).getSort()) {
            case Type.LONG -> code.visitInsn(LCONST_0);
            case Type.FLOAT -> code.visitInsn(Opcodes.FCONST_0);
            case Type.DOUBLE -> code.visitInsn(Opcodes.DCONST_0);
            case Type.ARRAY, Type.OBJECT -> code.visitInsn(ACONST_NULL);
            default -> code.visitInsn(ICONST_0);
        }
    }
}

package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.Site.Action;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Tells what a program looks up to reach fields and methods by, and what it reaches by it; the bridge has a class of the same name for it. */
final class Lookups {
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    private static final String UPDATER = "java/util/concurrent/atomic/Atomic";

    private static final Set<String> FOUND = Set.of(
            LOOKUP + ".findGetter",
            LOOKUP + ".findSetter",
            LOOKUP + ".findStaticGetter",
            LOOKUP + ".findStaticSetter",
            LOOKUP + ".findVarHandle",
            LOOKUP + ".findStaticVarHandle",
            LOOKUP + ".unreflectGetter",
            LOOKUP + ".unreflectSetter",
            LOOKUP + ".unreflectVarHandle",
            "java/lang/invoke/MethodHandles.arrayElementGetter",
            "java/lang/invoke/MethodHandles.arrayElementSetter",
            UPDATER + "IntegerFieldUpdater.newUpdater",
            UPDATER + "LongFieldUpdater.newUpdater",
            UPDATER + "ReferenceFieldUpdater.newUpdater");

    private Lookups() {}

    static void rewrite(MethodInsnNode call, MethodCode code) {
        if (FOUND.contains(call.owner + "." + call.name)) {
            found(call, code);
        } else if (call.owner.equals("java/lang/invoke/VarHandle") && call.name.equals("toMethodHandle")) {
            code.replace(
                    call,
                    HookCall.of(HookCall.LOOKUPS, call.name, "(Ljava/lang/invoke/VarHandle;" + call.desc.substring(1)));
        } else if (call.owner.equals("java/lang/reflect/Field")) {
            fieldAccess(call, code);
        } else if (call.owner.equals("java/lang/reflect/Method") && call.name.equals("invoke")) {
            beforeCall(call, "invoke", "(Ljava/lang/reflect/Method;Ljava/lang/Object;I)V", code);
        } else if (call.owner.equals("java/lang/invoke/MethodHandle") && call.name.startsWith("invoke")) {
            handleCall(call, code);
        }
    }

    /** The bridge's method of the same name comes after it. */
    private static void found(MethodInsnNode call, MethodCode code) {
        Arguments arguments = new Arguments(call.desc, code);
        code.method.instructions.insertBefore(call, arguments.setAside()); // lookup
        code.method.instructions.insertBefore(call, arguments.putBack()); // lookup, arguments
        String result = Type.getReturnType(call.desc).getDescriptor();
        InsnList told = arguments.putBack(); // found, arguments
        told.add(HookCall.of(HookCall.LOOKUPS, call.name, "(" + result + call.desc.substring(1))); // found
        code.after(call, told);
    }

    private static void fieldAccess(MethodInsnNode call, MethodCode code) {
        boolean reads = call.name.startsWith("get");
        if (call.desc.startsWith("(Ljava/lang/Object;") && (reads || call.name.startsWith("set"))) {
            beforeCall(call, reads ? "read" : "write", "(Ljava/lang/reflect/Field;Ljava/lang/Object;I)V", code);
            Type result = Type.getReturnType(call.desc);
            if (reads && result.getSort() != Type.VOID) {
                code.after(call, MethodCode.tellValue(result));
            }
        }
    }

    /** Tells of the receiver, and of the first argument. */
    private static void beforeCall(MethodInsnNode call, String hook, String descriptor, MethodCode code) {
        Arguments arguments = new Arguments(call.desc, code);
        InsnList told = arguments.setAside(); // member
        told.add(new InsnNode(DUP)); // member, member
        told.add(arguments.load(0)); // member, member, first
        told.add(push(code.site(Action.CALL_WRITE, call.owner, call.name))); // member, member, first, site
        told.add(HookCall.of(HookCall.LOOKUPS, hook, descriptor)); // member
        told.add(arguments.putBack()); // member, arguments
        code.method.instructions.insertBefore(call, told);
    }

    private static void handleCall(MethodInsnNode call, MethodCode code) {
        Arguments arguments = new Arguments(call.desc, code);
        boolean ofObject = arguments.count() > 0 && arguments.type(0).getSort() == Type.OBJECT;
        InsnList told = arguments.setAside(); // handle
        told.add(ofObject ? arguments.load(0) : new InsnNode(ACONST_NULL)); // handle, first
        told.add(push(code.site(Action.CALL_WRITE, call.owner, call.name))); // handle, first, site
        told.add(HookCall.of(HookCall.LOOKUPS, "invoke", Calls.HOOK)); // handle
        told.add(arguments.putBack()); // handle, arguments
        code.method.instructions.insertBefore(call, told);
    }
}

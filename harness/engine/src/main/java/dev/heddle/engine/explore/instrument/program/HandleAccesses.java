package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.Site.Action;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Accesses through a {@code VarHandle} or a field updater: reads and writes of the field it stands for, so that they meet the plain ones. Where the field
 * cannot be told from the code, the kernel finds out.
 */
final class HandleAccesses {
    /** Handles that were loaded from static fields and not used yet; compilers load one right before the arguments of the access through it. */
    private final Deque<FieldInsnNode> loaded = new ArrayDeque<>();

    void visit(FieldInsnNode access) {
        if (access.getOpcode() == GETSTATIC && isHandleType(access.desc) && !isTakenAway(access)) {
            loaded.push(access);
        }
    }

    /** Whether the handle goes elsewhere than to an access through it: what comes next does not push an argument. */
    private static boolean isTakenAway(FieldInsnNode load) {
        AbstractInsnNode next = load.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        int opcode = next == null ? NOP : next.getOpcode();
        return opcode == ASTORE
                || opcode == PUTFIELD
                || opcode == PUTSTATIC
                || opcode == ARETURN
                || opcode == AASTORE
                || opcode == POP;
    }

    /** Another call than an access: the handles among what it takes are used up. */
    void passTo(MethodInsnNode call) {
        int taken = call.getOpcode() != INVOKESTATIC && Handles.isHandle(call.owner) ? 1 : 0;
        for (Type parameter : Type.getArgumentTypes(call.desc)) {
            taken += parameter.getSort() == Type.OBJECT && Handles.isHandle(parameter.getInternalName()) ? 1 : 0;
        }
        for (; taken > 0 && !loaded.isEmpty(); taken--) {
            loaded.pop();
        }
    }

    private static boolean isHandleType(String descriptor) {
        return descriptor.startsWith("L") && Handles.isHandle(descriptor.substring(1, descriptor.length() - 1));
    }

    static boolean isAccess(MethodInsnNode call) {
        return call.getOpcode() == INVOKEVIRTUAL
                && Handles.isHandle(call.owner)
                && (call.name.startsWith("get")
                        || call.name.startsWith("set")
                        || call.name.startsWith("compareAnd")
                        || call.name.startsWith("weakCompareAnd")
                        || call.name.endsWith("AndGet")
                        || call.name.equals("lazySet"));
    }

    void rewrite(MethodInsnNode call, MethodCode code) {
        Handles.@Nullable Target target = loaded.isEmpty() ? null : targetOf(loaded.pop(), code);
        boolean reads = call.name.startsWith("get") && !call.name.startsWith("getAnd");
        Arguments arguments = new Arguments(call.desc, code);
        InsnList told = arguments.setAside(); // handle
        if (target != null && target.isStatic()) {
            told.add(push(site(code, target, reads))); // handle, site
            told.add(HookCall.of(reads ? "readStatic" : "writeStatic", "(I)V")); // handle
        } else if (target != null && arguments.count() > 0) {
            told.add(arguments.load(0)); // handle, owner
            told.add(push(site(code, target, reads))); // handle, owner, site
            told.add(HookCall.of(reads ? "read" : "write", "(Ljava/lang/Object;I)V")); // handle
        } else if (isElement(arguments)) {
            told.add(arguments.load(0)); // handle, array
            told.add(arguments.load(1)); // handle, array, index
            told.add(push(code.site(
                    reads ? Action.READ_ELEMENT : Action.WRITE_ELEMENT, "", ""))); // handle, array, index, site
            told.add(HookCall.of(reads ? "readElement" : "writeElement", "(Ljava/lang/Object;II)V")); // handle
        } else {
            boolean ofObject = arguments.count() > 0 && arguments.type(0).getSort() >= Type.ARRAY;
            told.add(new InsnNode(DUP)); // handle, handle
            told.add(ofObject ? arguments.load(0) : new InsnNode(ACONST_NULL)); // handle, handle, first
            told.add(push(code.site(
                    reads ? Action.CALL_READ : Action.CALL_WRITE,
                    call.owner,
                    call.name))); // handle, handle, first, site
            told.add(HookCall.of(HookCall.LOOKUPS, "access", "(Ljava/lang/Object;Ljava/lang/Object;I)V")); // handle
        }
        if (call.name.startsWith("set") || call.name.equals("lazySet")) {
            told.add(arguments.load(arguments.count() - 1)); // handle, value
            told.add(MethodCode.value(arguments.type(arguments.count() - 1))); // handle
        }
        told.add(arguments.putBack()); // handle, arguments
        code.method.instructions.insertBefore(call, told);
        code.tellResult(call);
    }

    private static int site(MethodCode code, Handles.Target target, boolean reads) {
        String owner = code.hierarchy
                .fieldNamed(target.owner(), target.field())
                .map(Hierarchy.Field::owner)
                .orElse(target.owner());
        return code.site(reads ? Action.READ : Action.WRITE, owner, target.field());
    }

    private static Handles.@Nullable Target targetOf(FieldInsnNode handle, MethodCode code) {
        Optional<Hierarchy.Field> field = code.hierarchy.field(handle.owner, handle.name, handle.desc);
        return field.flatMap(found -> code.hierarchy.find(found.owner()))
                .map(info -> info.handles().get(handle.name))
                .orElse(null);
    }

    private static boolean isElement(Arguments arguments) {
        return arguments.count() >= 2
                && arguments.type(0).getSort() == Type.ARRAY
                && arguments.type(1).getSort() == Type.INT;
    }
}

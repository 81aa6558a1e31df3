package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.insn;
import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.Site;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;

/** Tells the kernel of each read and write of a field that may change, or that may be seen before it is set. */
final class FieldAccesses {
    private FieldAccesses() {}

    static void rewrite(FieldInsnNode access, MethodCode code) {
        boolean isStatic = access.getOpcode() == GETSTATIC || access.getOpcode() == PUTSTATIC;
        Hierarchy.Field field = code.hierarchy
                .field(access.owner, access.name, access.desc)
                .orElse(new Hierarchy.Field(access.owner, new ClassInfo.Field(access.name, access.desc, 0, false)));
        if (isStatic && !field.info().constant()) {
            if (InterfaceState.replaceRead(access, field, code)) {
                return;
            }
            ClassUses.beforeAccess(access, field.owner(), code);
        }
        boolean own = isStatic && field.owner().equals(code.type.name);
        if (own && code.isInitialiser() || isFinal(field) && (isStatic || !mayBeSeenUnset(field, code))) {
            return;
        }
        Type type = Type.getType(access.desc);
        switch (access.getOpcode()) {
            case GETSTATIC -> {
                code.before(
                        access,
                        push(code.site(Site.Action.READ, field.owner(), access.name)),
                        HookCall.of("readStatic", "(I)V"));
                code.after(access, MethodCode.tellValue(type));
            }
            case PUTSTATIC -> {
                code.before(
                        access,
                        push(code.site(Site.Action.WRITE, field.owner(), access.name)),
                        HookCall.of("writeStatic", "(I)V"));
                code.method.instructions.insertBefore(access, MethodCode.tellValue(type));
            }
            case GETFIELD -> {
                int site = code.site(Site.Action.READ, field.owner(), access.name);
                code.before(
                        access,
                        insn(DUP), // owner, owner
                        push(site), // owner, owner, site
                        HookCall.of("read", "(Ljava/lang/Object;I)V")); // owner
                code.after(access, MethodCode.tellValue(type));
            }
            default -> {
                // Before super(), only this thread can know the object.
                if (code.thisInitialised()) {
                    write(access, code, type, code.site(Site.Action.WRITE, field.owner(), access.name));
                }
            }
        }
    }

    private static boolean isFinal(Hierarchy.Field field) {
        return field.info().isFinal()
                && !Accessors.isSet(field.owner(), field.info().name());
    }

    /** A final field of a JDK class never, another one only where {@code this} is let out of a constructor. */
    private static boolean mayBeSeenUnset(Hierarchy.Field field, MethodCode code) {
        return !Hierarchy.isTrusted(field.owner())
                && code.hierarchy
                        .find(field.owner())
                        .filter(ClassInfo::leaksThis)
                        .isPresent();
    }

    private static void write(FieldInsnNode access, MethodCode code, Type type, int site) {
        if (type.getSize() == 1) {
            code.before(
                    access,
                    insn(DUP2), // owner, value, owner, value
                    insn(POP), // owner, value, owner
                    push(site), // owner, value, owner, site
                    HookCall.of("write", "(Ljava/lang/Object;I)V")); // owner, value
        } else {
            code.before(
                    access,
                    insn(DUP2_X1), // value, owner, value
                    insn(POP2), // value, owner
                    insn(DUP_X2), // owner, value, owner
                    push(site), // owner, value, owner, site
                    HookCall.of("write", "(Ljava/lang/Object;I)V")); // owner, value
        }
        code.method.instructions.insertBefore(access, MethodCode.tellValue(type));
    }
}

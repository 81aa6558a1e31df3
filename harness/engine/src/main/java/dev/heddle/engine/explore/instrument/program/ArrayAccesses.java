package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.insn;
import static dev.heddle.engine.explore.instrument.program.MethodCode.push;
import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.Site;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Tells the kernel of each read and write of an array element. */
final class ArrayAccesses {
    private static final String HOOK = "(Ljava/lang/Object;II)V";

    private ArrayAccesses() {}

    static boolean isRead(int opcode) {
        return opcode >= IALOAD && opcode <= SALOAD;
    }

    static boolean isWrite(int opcode) {
        return opcode >= IASTORE && opcode <= SASTORE;
    }

    static void read(AbstractInsnNode access, MethodCode code) {
        code.before(
                access,
                insn(DUP2), // array, index, array, index
                push(code.site(Site.Action.READ_ELEMENT, "", "")), // array, index, array, index, site
                HookCall.of("readElement", HOOK)); // array, index
        code.after(access, MethodCode.tellValue(elementType(access.getOpcode() - IALOAD)));
    }

    static void write(AbstractInsnNode access, MethodCode code) {
        Type element = elementType(access.getOpcode() - IASTORE);
        boolean wide = element.getSize() == 2;
        code.before(
                access,
                insn(wide ? DUP2_X2 : DUP_X2), // value, array, index, value
                insn(wide ? POP2 : POP), // value, array, index
                insn(wide ? DUP2_X2 : DUP2_X1), // array, index, value, array, index
                push(code.site(Site.Action.WRITE_ELEMENT, "", "")), // array, index, value, array, index, site
                HookCall.of("writeElement", HOOK)); // array, index, value
        code.method.instructions.insertBefore(access, MethodCode.tellValue(element));
    }

    /** Type of the elements by the opcode's distance from IALOAD or IASTORE; bytes and booleans share one. */
    private static Type elementType(int distance) {
        return switch (distance) {
            case 0 -> Type.INT_TYPE;
            case 1 -> Type.LONG_TYPE;
            case 2 -> Type.FLOAT_TYPE;
            case 3 -> Type.DOUBLE_TYPE;
            case 4 -> Type.getObjectType("java/lang/Object");
            case 5 -> Type.BYTE_TYPE;
            case 6 -> Type.CHAR_TYPE;
            default -> Type.SHORT_TYPE;
        };
    }
}

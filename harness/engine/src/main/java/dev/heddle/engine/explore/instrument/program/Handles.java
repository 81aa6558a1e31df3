package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Finds out which field a {@code VarHandle} or field updater in a static field stands for, as static initialisers write it down:
 *
 * <pre>
 *   VALUE = lookup.findVarHandle(Counter.class, "value", int.class);
 * </pre>
 */
class Handles extends MethodVisitor {
    private static final String UPDATER = "java/util/concurrent/atomic/Atomic";

    /** A field that is reached through a handle. */
    record Target(String owner, String field, boolean isStatic) {}

    private final Map<String, Target> targets = new HashMap<>();
    private @Nullable String lastType;
    private @Nullable String typeBefore;
    private @Nullable String ownerOfName;
    private @Nullable String ownerOfNameAndType;
    private @Nullable String name;
    private @Nullable Target made;

    Handles() {
        super(ASM9);
    }

    /** What was found, by the name of the static field that holds the handle. */
    Map<String, Target> targets() {
        return targets;
    }

    static boolean isHandle(String type) {
        return type.equals("java/lang/invoke/VarHandle") || type.startsWith(UPDATER) && type.endsWith("FieldUpdater");
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof Type type && type.getSort() == Type.OBJECT) {
            typeBefore = lastType;
            lastType = type.getInternalName();
        } else if (value instanceof String text) {
            name = text;
            ownerOfName = lastType;
            ownerOfNameAndType = typeBefore;
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean isInterface) {
        @Nullable
        String declaring = switch (method) {
            case "findVarHandle", "findStaticVarHandle" -> ownerOfName;
            case "newUpdater" -> owner.contains("Reference") ? ownerOfNameAndType : ownerOfName;
            default -> null;
        };
        if (declaring != null && name != null) {
            made = new Target(declaring, name, method.equals("findStaticVarHandle"));
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
        if (opcode == PUTSTATIC
                && made != null
                && descriptor.length() > 2
                && isHandle(descriptor.substring(1, descriptor.length() - 1))) {
            targets.put(field, made);
            made = null;
        }
    }
}

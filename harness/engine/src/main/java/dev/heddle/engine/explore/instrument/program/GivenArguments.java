package dev.heddle.engine.explore.instrument.program;

import static dev.heddle.engine.explore.instrument.program.MethodCode.push;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.Site.Action;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What a method of the JDK is given and goes through by itself: arrays that it reads or fills, and what it makes a text of. */
final class GivenArguments {
    /** Prefixes of the names of methods that fill the arrays which they are given. */
    private static final List<String> FILLING = List.of("read", "get", "next", "fill", "toArray", "digest");
    /** Methods that make a text of what they are given. */
    private static final Set<String> TEXT_MAKING = Set.of(
            "print",
            "println",
            "printf",
            "format",
            "formatted",
            "append",
            "insert",
            "valueOf",
            "join",
            "contentEquals",
            "makeConcat",
            "makeConcatWithConstants");

    private static final Set<String> OF_ANY_TYPE = Set.of(
            "Ljava/lang/Object;",
            "Ljava/lang/CharSequence;",
            "Ljava/lang/Iterable;",
            "[Ljava/lang/Object;",
            "[Ljava/lang/CharSequence;");

    private GivenArguments() {}

    /** Tells of those of a call. */
    static void tell(MethodInsnNode call, MethodCode code) {
        tell(call, call.owner, call.name, call.desc, code);
    }

    /** Tells of those of a concatenation; other call sites make no text. */
    static void tell(InvokeDynamicInsnNode call, MethodCode code) {
        if (call.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
            tell(call, "", call.bsm.getName(), call.desc, code);
        }
    }

    /** Classes of the JDK that are explored inside of call others at each of their steps: there it would tell the same many times. */
    private static void tell(AbstractInsnNode call, String owner, String name, String descriptor, MethodCode code) {
        if (code.type.name.startsWith("java/")) {
            return;
        }
        Type[] types = Type.getArgumentTypes(descriptor);
        int[] arguments = IntStream.range(0, types.length)
                .filter(i -> usesArray(name, types[i].getDescriptor()) || readsText(owner, name, types[i]))
                .toArray();
        if (arguments.length == 0) {
            return;
        }
        Action action = FILLING.stream().anyMatch(name::startsWith) ? Action.CALL_WRITE : Action.CALL_READ;
        String shown = name.equals("<init>") ? "new" : name.startsWith("makeConcat") ? "+" : name;
        Arguments all = new Arguments(descriptor, code);
        InsnList told = all.setAside(); //
        for (int argument : arguments) {
            boolean isArray = usesArray(name, types[argument].getDescriptor());
            told.add(all.load(argument)); // argument
            told.add(push(code.site(action, owner, shown))); // argument, site
            told.add(HookCall.of(isArray ? "call" : "reads", Calls.HOOK)); //
        }
        told.add(all.putBack()); // arguments
        code.method.instructions.insertBefore(call, told);
    }

    /** Whether a method goes through an array: one of primitives; those of objects are mostly made for the call, of its other arguments. */
    private static boolean usesArray(String name, String descriptor) {
        return descriptor.startsWith("[") && (descriptor.length() == 2 || name.equals("toArray") || name.equals("of"));
    }

    private static boolean readsText(String owner, String name, Type type) {
        boolean makesText = TEXT_MAKING.contains(name) || owner.equals("java/util/Objects");
        return makesText
                && (OF_ANY_TYPE.contains(type.getDescriptor())
                        || type.getSort() == Type.OBJECT && isMutable(type.getInternalName()));
    }

    /** Of static types that say more: those of the JDK that may be changed while they are read. */
    private static boolean isMutable(String type) {
        return type.startsWith("java/util/") && !type.equals("java/util/Locale")
                || type.equals("java/lang/StringBuilder")
                || type.equals("java/lang/StringBuffer");
    }
}

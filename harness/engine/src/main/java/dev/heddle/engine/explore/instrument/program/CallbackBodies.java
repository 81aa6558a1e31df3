package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.BracketedBody;
import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.Site;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods that code of the JDK may call: bodies of lambdas and of references to methods, and what overrides a method of the JDK's. The kernel is told where they
 * begin and end.
 */
final class CallbackBodies {
    private final ClassNode type;
    private final Hierarchy hierarchy;
    private final Set<String> lambdas = new HashSet<>();

    CallbackBodies(ClassNode type, Hierarchy hierarchy) {
        this.type = type;
        this.hierarchy = hierarchy;
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions) {
                if (insn instanceof InvokeDynamicInsnNode lambda && MethodReferences.makesCallback(lambda, hierarchy)) {
                    Handle body = (Handle) lambda.bsmArgs[1];
                    if (body.getOwner().equals(type.name)) {
                        lambdas.add(body.getName() + body.getDesc());
                    }
                }
            }
        }
    }

    void rewrite(MethodCode code) {
        MethodNode method = code.method;
        if (!mayBeCalledBack(method)) {
            return;
        }
        int[] site = {-1};
        BracketedBody.wrap(method, new Object[0], (enter, at) -> {
            InsnList hook = new InsnList();
            if (enter) {
                hook.add(HookCall.of("calledBack", "()V"));
            } else {
                if (site[0] < 0) {
                    code.moveToLineBefore(at);
                    site[0] = code.site(Site.Action.RETURN, "", "");
                }
                hook.add(MethodCode.push(site[0]));
                hook.add(HookCall.of("returns", "(I)V"));
            }
            return hook;
        });
    }

    private boolean mayBeCalledBack(MethodNode method) {
        if ((method.access & (ACC_ABSTRACT | ACC_NATIVE)) != 0 || method.name.startsWith("<")) {
            return false;
        }
        String signature = method.name + method.desc;
        if (lambdas.contains(signature)) {
            return (method.access & ACC_SYNTHETIC) != 0;
        }
        return (method.access & (ACC_STATIC | ACC_PRIVATE)) == 0 && hierarchy.overridesTrusted(type.name, signature);
    }
}

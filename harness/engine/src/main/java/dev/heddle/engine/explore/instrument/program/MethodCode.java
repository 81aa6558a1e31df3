package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.ClassSites;
import dev.heddle.engine.explore.instrument.site.Site;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** One method while it is rewritten: where it has got to, and what is put before and after the instruction there. */
final class MethodCode {
    final ClassNode type;
    final MethodNode method;
    final Hierarchy hierarchy;
    private final ClassSites sites;
    /** If this is a static initialiser: its accesses to arrays that others may know. */
    private final Set<AbstractInsnNode> arraysOfOthers;

    private int line;
    private int locals;
    /** In a constructor, how many objects are allocated whose constructor has not been called yet; this itself is one until the call of super(). */
    private int uninitialised;

    private boolean thisInitialised;

    MethodCode(ClassNode type, MethodNode method, Hierarchy hierarchy, ClassSites sites) {
        this.type = type;
        this.method = method;
        this.hierarchy = hierarchy;
        this.sites = sites;
        this.arraysOfOthers = isInitialiser() ? InitialiserArrays.ofOthers(type.name, method) : Set.of();
        this.thisInitialised = !method.name.equals("<init>");
    }

    /** Called for each original instruction, in their order, before it is rewritten. */
    void arriveAt(AbstractInsnNode insn) {
        if (insn instanceof LineNumberNode number) {
            line = number.line;
        } else if (!thisInitialised && insn instanceof TypeInsnNode && insn.getOpcode() == NEW) {
            uninitialised++;
        } else if (!thisInitialised && insn instanceof MethodInsnNode call && call.name.equals("<init>")) {
            // Compilers call the constructor of each object they allocate in the order of a stack: the one without an
            // allocation is super() or this().
            thisInitialised = uninitialised-- == 0;
        }
    }

    /** Sites given out from now on are on the line of what comes before an instruction; on the first one of the method if nothing does. */
    void moveToLineBefore(AbstractInsnNode insn) {
        line = 0;
        for (AbstractInsnNode at = insn; at != null && line == 0; at = at.getPrevious()) {
            line = at instanceof LineNumberNode number ? number.line : 0;
        }
        for (AbstractInsnNode at = insn; at != null && line == 0; at = at.getNext()) {
            line = at instanceof LineNumberNode number ? number.line : 0;
        }
    }

    /** Whether {@code this} may be passed on: not before super() in a constructor. */
    boolean thisInitialised() {
        return thisInitialised;
    }

    /** Whether this is a static initialiser, before whose end nobody else sees the static fields of its class: see {@link StaticState}. */
    boolean isInitialiser() {
        return method.name.equals("<clinit>");
    }

    /** Whether an access to an array may be to one that other threads know. */
    boolean isShared(AbstractInsnNode access) {
        return !isInitialiser() || arraysOfOthers.contains(access);
    }

    int site(Site.Action action, String owner, String member) {
        return sites.add(action, method.name, type.sourceFile, line, owner.replace('/', '.'), member);
    }

    /** Local variables from {@code maxLocals} up are free between two instructions: no frame knows them. */
    void needLocals(int count) {
        locals = Math.max(locals, count);
    }

    /** To be called when all is rewritten. */
    void end() {
        method.maxLocals = Math.max(method.maxLocals, locals);
    }

    void before(AbstractInsnNode insn, AbstractInsnNode... code) {
        for (AbstractInsnNode added : code) {
            method.instructions.insertBefore(insn, added);
        }
    }

    void after(AbstractInsnNode insn, InsnList code) {
        method.instructions.insert(insn, code);
    }

    void replace(AbstractInsnNode insn, AbstractInsnNode... code) {
        before(insn, code);
        method.instructions.remove(insn);
    }

    /** Code that tells the kernel the value on top of the stack, and leaves it there. */
    static InsnList tellValue(Type type) {
        InsnList code = new InsnList();
        code.add(insn(type.getSize() == 2 ? DUP2 : DUP));
        code.add(value(type));
        return code;
    }

    /** Takes the value on top of the stack, and tells the kernel; the instruction before must be the one that put it there, and nothing else. */
    static MethodInsnNode value(Type type) {
        String told = type.getSort() >= Type.ARRAY ? "Ljava/lang/Object;" : type.getDescriptor();
        return HookCall.of(HookCall.VALUES, "value", "(" + told + ")V");
    }

    /** Takes what {@link #tellValue} has put into a method out again; whether there was any. */
    static boolean forgetValues(MethodNode method) {
        boolean found = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof MethodInsnNode call && call.owner.equals(HookCall.VALUES)) {
                method.instructions.remove(call.getPrevious()); // which doubles the value
                method.instructions.remove(call);
                found = true;
            }
        }
        return found;
    }

    /** Tells the kernel what a call came to; then, if that tells whether it changed something, that it did not: after that the value would be of no step. */
    void tellResult(MethodInsnNode call) {
        Type result = Type.getReturnType(call.desc);
        if (result.getSort() == Type.VOID) {
            return;
        }
        InsnList code = tellValue(result); // result
        if (TrustedCalls.tellsWhetherItChanged(call.name, call.desc)) {
            code.add(insn(DUP)); // result, result
            code.add(HookCall.of("unless", "(Z)V")); // result
        }
        after(call, code);
    }

    static InsnNode insn(int opcode) {
        return new InsnNode(opcode);
    }

    /** Pushes a number in the shortest way. */
    static AbstractInsnNode push(int value) {
        if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
            return new IntInsnNode(BIPUSH, value);
        }
        return value <= Short.MAX_VALUE ? new IntInsnNode(SIPUSH, value) : new LdcInsnNode(value);
    }
}

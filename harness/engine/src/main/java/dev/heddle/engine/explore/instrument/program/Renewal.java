package dev.heddle.engine.explore.instrument.program;

import static org.objectweb.asm.Opcodes.*;

import dev.heddle.engine.explore.instrument.bytecode.HookCall;
import dev.heddle.engine.explore.instrument.site.ClassSites;
import dev.heddle.engine.explore.instrument.site.Site;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods by which a class or an interface has its static state made as new once in each schedule:
 *
 * <pre>
 *   static void heddle$ensure() { if (epoch != Hooks.epoch) heddle$renew(); }
 *   static void heddle$renew() {
 *     Hooks.lockClass(C.class, start, inside);
 *     try {
 *       if (begun == ~Hooks.epoch) throw Hooks.erroneous(C.class);
 *       if (begun != Hooks.epoch) {
 *         begun = Hooks.epoch;
 *         Hooks.beginInitialiser(start, inside);
 *         try { initialise } catch (Throwable t) { begun = ~Hooks.epoch; throw Hooks.initialiserFailed(t); }
 *         epoch = Hooks.epoch;
 *         Hooks.endInitialiser();
 *       }
 *     } finally { Hooks.unlockClass(C.class); }
 *   }
 *   static void heddle$ensure$C() { heddle$ensure(); }
 * </pre>
 *
 * The last one is for who reads a field through the name of a subclass, which that does not initialise (JLS 12.4.1).
 *
 * @param epoch the schedule in which the state was made last
 * @param begun the schedule in which that was begun last; its complement if it failed
 */
record Renewal(ClassNode type, Stamp epoch, Stamp begun) {
    static final String ENSURE = "heddle$ensure";
    /** What is made of the initialiser. */
    static final String INITIALISER = "heddle$initialise";

    private static final String RENEW = "heddle$renew";

    /** Keeps the number of a schedule. */
    interface Stamp {
        /** Puts the number on the stack. */
        void read(MethodNode code);

        /** Keeps that of this schedule, or else its complement. */
        void write(MethodNode code, boolean succeeds);

        static void push(MethodNode code, boolean succeeds) {
            code.visitFieldInsn(GETSTATIC, HookCall.HOOKS, "epoch", "I");
            if (!succeeds) {
                code.visitInsn(ICONST_M1);
                code.visitInsn(IXOR);
            }
        }
    }

    /** Makes the JVM's initialiser a method like others. */
    static void rename(MethodNode initialiser) {
        initialiser.name = INITIALISER;
        initialiser.access = ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC;
    }

    /**
     * Adds the methods.
     *
     * @param initialise makes the code for what is to be done
     */
    void addMethods(ClassSites sites, Consumer<MethodNode> initialise) {
        type.methods.add(ensure());
        type.methods.add(ensureByName());
        type.methods.add(renew(site(sites), site(sites), initialise));
    }

    /** Name of the method that no subclass hides. */
    static String ensure(String type) {
        return ENSURE + '$' + type.replace('/', '$');
    }

    private MethodNode ensureByName() {
        MethodNode byName =
                new MethodNode(ASM9, ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC, ensure(type.name), "()V", null, null);
        byName.visitCode();
        byName.visitMethodInsn(INVOKESTATIC, type.name, ENSURE, "()V", isInterface());
        byName.visitInsn(RETURN);
        return byName;
    }

    private int site(ClassSites sites) {
        return sites.add(Site.Action.INITIALISE, "<clinit>", type.sourceFile, 0, type.name.replace('/', '.'), "");
    }

    private MethodNode ensure() {
        MethodNode ensure = new MethodNode(ASM9, ACC_PUBLIC | ACC_STATIC | ACC_SYNTHETIC, ENSURE, "()V", null, null);
        Label fresh = new Label();
        ensure.visitCode();
        epoch.read(ensure);
        Stamp.push(ensure, true);
        ensure.visitJumpInsn(IF_ICMPEQ, fresh);
        ensure.visitMethodInsn(INVOKESTATIC, type.name, RENEW, "()V", isInterface());
        ensure.visitLabel(fresh);
        ensure.visitFrame(F_SAME, 0, null, 0, null);
        ensure.visitInsn(RETURN);
        return ensure;
    }

    private MethodNode renew(int start, int inside, Consumer<MethodNode> initialise) {
        MethodNode renew = new MethodNode(ASM9, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, RENEW, "()V", null, null);
        Label fine = new Label();
        Label begins = new Label();
        Label from = new Label();
        Label to = new Label();
        renew.visitCode();
        renew.visitTryCatchBlock(from, to, to, "java/lang/Throwable");
        renew.visitLdcInsn(Type.getObjectType(type.name));
        renew.visitLdcInsn(start);
        renew.visitLdcInsn(inside);
        hook(renew, "lockClass", "(Ljava/lang/Class;II)V");
        begun.read(renew);
        Stamp.push(renew, false);
        renew.visitJumpInsn(IF_ICMPNE, fine);
        unlock(renew);
        renew.visitLdcInsn(Type.getObjectType(type.name));
        hook(renew, "erroneous", "(Ljava/lang/Class;)Ljava/lang/Error;");
        renew.visitInsn(ATHROW);
        renew.visitLabel(fine);
        renew.visitFrame(F_SAME, 0, null, 0, null);
        begun.read(renew);
        Stamp.push(renew, true);
        renew.visitJumpInsn(IF_ICMPNE, begins);
        unlock(renew); // by this thread, which is at it, or by another, which has ended it
        renew.visitInsn(RETURN);
        renew.visitLabel(begins);
        renew.visitFrame(F_SAME, 0, null, 0, null);
        begun.write(renew, true);
        renew.visitLdcInsn(start);
        renew.visitLdcInsn(inside);
        hook(renew, "beginInitialiser", "(II)V");
        renew.visitLabel(from);
        initialise.accept(renew);
        epoch.write(renew, true);
        hook(renew, "endInitialiser", "()V");
        unlock(renew);
        renew.visitInsn(RETURN);
        renew.visitLabel(to);
        renew.visitFrame(F_FULL, 0, new Object[0], 1, new Object[] {"java/lang/Throwable"});
        begun.write(renew, false);
        hook(renew, "initialiserFailed", "(Ljava/lang/Throwable;)Ljava/lang/Error;");
        unlock(renew);
        renew.visitInsn(ATHROW);
        return renew;
    }

    private void unlock(MethodNode code) {
        code.visitLdcInsn(Type.getObjectType(type.name));
        hook(code, "unlockClass", "(Ljava/lang/Class;)V");
    }

    private static void hook(MethodNode code, String name, String descriptor) {
        code.visitMethodInsn(INVOKESTATIC, HookCall.HOOKS, name, descriptor, false);
    }

    private boolean isInterface() {
        return (type.access & ACC_INTERFACE) != 0;
    }
}

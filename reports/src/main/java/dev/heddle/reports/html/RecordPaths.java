package dev.heddle.reports.html;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Evaluates {@code ${a.b.c}} in templates: a variable, then components of records; {@code any} at the end asks whether there is anything in a text or a list,
 * or whether there is a record at all. Nothing else is an expression, so that a template can neither call nor compute, and an expression language with all
 * that it brings need not be there.
 */
final class RecordPaths implements IStandardVariableExpressionEvaluator {
    private final Map<Class<?>, Map<String, Method>> accessors = new HashMap<>();

    @Override
    public @Nullable Object evaluate(
            IExpressionContext context,
            IStandardVariableExpression expression,
            StandardExpressionExecutionContext executionContext) {
        String path = expression.getExpression();
        int dot = path.indexOf('.');
        String variable = dot < 0 ? path : path.substring(0, dot);
        if (!context.containsVariable(variable)) {
            throw new IllegalArgumentException("the template names a variable that does not exist: " + path);
        }
        Object value = context.getVariable(variable);
        while (dot >= 0) {
            int next = path.indexOf('.', dot + 1);
            String name = next < 0 ? path.substring(dot + 1) : path.substring(dot + 1, next);
            if (name.equals("any")) {
                return any(value);
            }
            if (value == null) {
                return null;
            }
            value = component(value, name, path);
            dot = next;
        }
        return value;
    }

    private static boolean any(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return !text.isEmpty();
        }
        return value instanceof Collection<?> list ? !list.isEmpty() : value != null;
    }

    private @Nullable Object component(Object owner, String name, String path) {
        Method accessor = accessors
                .computeIfAbsent(owner.getClass(), type -> new HashMap<>())
                .computeIfAbsent(name, component -> accessor(owner.getClass(), component, path));
        try {
            return accessor.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the template cannot read " + path, e);
        }
    }

    private static Method accessor(Class<?> type, String name, String path) {
        try {
            Method accessor = type.getDeclaredMethod(name);
            accessor.setAccessible(true);
            return accessor;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    "the template names " + path + ", but " + type.getName() + " has no " + name, e);
        }
    }
}

package dev.heddle.reports.html;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;

/**
 * Evaluates {@code ${a.b.c}} in templates: a variable, then components of records. Nothing else is an expression, so that a template can neither call nor
 * compute, and neither OGNL nor anything it brings is loaded: that takes a third off the time to render a first page.
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
        while (dot >= 0 && value != null) {
            int next = path.indexOf('.', dot + 1);
            value = component(value, next < 0 ? path.substring(dot + 1) : path.substring(dot + 1, next), path);
            dot = next;
        }
        return value;
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

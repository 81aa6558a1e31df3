package dev.heddle.reports;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rewrites every text in a tree of records, so that no field can be forgotten. */
final class Rewritten {
    private Rewritten() {}

    /** The same tree with each text replaced. */
    static <R extends Record> R texts(R tree, UnaryOperator<String> by) {
        @SuppressWarnings("unchecked")
        R rewritten = (R) rewrite(tree, by);
        return rewritten;
    }

    private static Object rewrite(Object value, UnaryOperator<String> by) {
        if (value instanceof String text) {
            return by.apply(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> rewrite(item, by)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> rewritten = new LinkedHashMap<>();
            map.forEach((key, item) -> rewritten.put(rewrite(key, by), rewrite(item, by)));
            return rewritten;
        }
        return value instanceof Record tree ? record(tree, by) : value;
    }

    private static Object record(Record tree, UnaryOperator<String> by) {
        try {
            RecordComponent[] components = tree.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int at = 0; at < components.length; at++) {
                values[at] = rewrite(components[at].getAccessor().invoke(tree), by);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = tree.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

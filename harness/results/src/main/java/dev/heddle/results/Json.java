package dev.heddle.results;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the records of this package are written as JSON and read back; the one place that configures it.
 *
 * <p>Properties that this version does not know are skipped, so that it reads what a newer minor version wrote. What an older one left out is zero, false or
 * empty for numbers, booleans and collections, null where the component is {@link Nullable}, and an error anywhere else: no record with a null that its type
 * does not show leaves this class. Thread-safe.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new NullsAsTheTypesSay())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** How the parser begins where it throws its general exception rather than that for the end of the input. */
    private static final String CUT_SHORT = "Unexpected end-of-input";

    private Json() {}

    /** The value as one line of JSON, without a line end. */
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * The value as one line of JSON in UTF-8, with its line end. Half surrogate pairs, which a scenario's text may hold and UTF-8 cannot, become question
     * marks.
     */
    public static byte[] lineBytes(Object value) {
        return (line(value) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the value indented, for people to read, with a line end.
     *
     * @throws IOException if the writer throws it
     */
    public static void writeIndented(Object value, Writer writer) throws IOException {
        writer.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        writer.write('\n');
    }

    /**
     * Reads one value.
     *
     * @throws IOException if the text is no JSON or does not fit the type; the message says where, in one line
     */
    public static <T> T read(String json, Class<T> type) throws IOException {
        @Nullable T value;
        try {
            value = MAPPER.readValue(json, type);
        } catch (JacksonException e) {
            throw new IOException(problem(e), e);
        }
        if (value == null) {
            throw new IOException("null where %s is due".formatted(type.getSimpleName()));
        }
        return value;
    }

    /**
     * Sees to it that a file is of a format that this version knows.
     *
     * @param found version of the format, as the file says; from 1
     * @param newest version that is known
     * @throws IOException if not; the message says so
     */
    public static void requireFormat(int found, int newest) throws IOException {
        if (found > newest || found < 1) {
            throw new IOException(
                    "its format is version %d; this version of Heddle reads up to %d".formatted(found, newest));
        }
    }

    /**
     * Makes what reading values of a type takes, which the first to be read would otherwise wait for, some tenths of a second in a JVM that has just started.
     *
     * @param type a record, or a sealed interface of records
     */
    public static void prepareToRead(Class<?> type) {
        MAPPER.readerFor(type);
        Class<?>[] kinds = type.getPermittedSubclasses();
        if (kinds != null) {
            for (Class<?> kind : kinds) {
                MAPPER.readerFor(kind);
            }
        }
    }

    private static String problem(JacksonException e) {
        String path = e.getPathReference();
        var location = e.getLocation();
        return "%s%s%s"
                .formatted(
                        what(e),
                        location == null || location.getLineNr() < 1
                                ? ""
                                : ", line %d, column %d".formatted(location.getLineNr(), location.getColumnNr()),
                        e.getPath().isEmpty() ? "" : ", at " + path.replace("dev.heddle.results.", ""));
    }

    private static String what(JacksonException e) {
        if (e instanceof UnexpectedEndOfInputException || e.getOriginalMessage().startsWith(CUT_SHORT)) {
            return "it is cut short";
        }
        return e instanceof InvalidNullException missing
                ? "\"%s\" is missing".formatted(missing.getPropertyName().getSimpleName())
                : e.getOriginalMessage().replaceAll("\\s+", " ");
    }

    /** Tells Jackson which components of a record may be null, from JSpecify's annotation. */
    private static final class NullsAsTheTypesSay extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            if (annotated instanceof AnnotatedParameter parameter) {
                RecordComponent[] components =
                        parameter.getOwner().getDeclaringClass().getRecordComponents();
                if (components != null) {
                    return JsonSetter.Value.forValueNulls(nulls(components[parameter.getIndex()]));
                }
            }
            return super.findSetterInfo(config, annotated);
        }

        private static @Nullable Nulls nulls(RecordComponent component) {
            Class<?> type = component.getType();
            if (type.isPrimitive() || component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return Nulls.DEFAULT;
            }
            return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)
                    ? Nulls.AS_EMPTY
                    : Nulls.FAIL;
        }
    }
}

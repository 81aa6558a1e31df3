package dev.heddle.engine.jcstress;

import dev.heddle.engine.cell.CellBroken;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Finds the jar with jcstress and the program that runs it: {@code stress-tests/stress-tests.jar}, beside {@code harness.jar} or above the build's folders. */
final class JcstressJars {
    private static final String PROGRAM = "dev/heddle/jcstress/Main.class";
    private static final Path PLACE = Path.of("stress-tests", "stress-tests.jar");

    private JcstressJars() {}

    /**
     * The jar.
     *
     * @param testJar the jar of the test, which may be it
     * @throws CellBroken if it is not there
     */
    static Path program(Path testJar) throws CellBroken {
        var places = new ArrayList<Path>();
        places.add(testJar.toAbsolutePath().normalize());
        for (Path above = ownPlace(); above != null; above = above.getParent()) {
            places.add(above.resolve(PLACE));
        }
        for (Path place : places) {
            if (holdsProgram(place)) {
                return place;
            }
        }
        throw new CellBroken("%s is not beside harness.jar: jcstress is in it, and jcstress cells cannot be run without"
                .formatted(PLACE));
    }

    /** Where this code is: harness.jar, or a folder of the build. */
    static Path ownPlace() throws CellBroken {
        return placeOf(JcstressJars.class);
    }

    /** Where a class of the harness is. */
    static Path placeOf(Class<?> type) throws CellBroken {
        @Nullable CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new CellBroken("it is unknown where " + type.getName() + " was loaded from");
        }
        try {
            return Path.of(source.getLocation().toURI()).toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw new CellBroken(
                    "%s was loaded from %s, which is no file".formatted(type.getName(), source.getLocation()), e);
        }
    }

    /** Class path for a test of a jar: the jar first, as it brings the jcstress it was built with, then what it may lack. */
    static List<Path> classPath(Path testJar, Path program) {
        Path jar = testJar.toAbsolutePath().normalize();
        return jar.equals(program) ? List.of(program) : List.of(jar, program);
    }

    private static boolean holdsProgram(Path place) {
        if (!Files.isRegularFile(place)) {
            return false;
        }
        try (var jar = new JarFile(place.toFile())) {
            return jar.getEntry(PROGRAM) != null;
        } catch (IOException e) {
            return false; // a damaged one is as good as none, and the message names the place
        }
    }
}

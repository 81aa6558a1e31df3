package dev.heddle.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heddle.engine.explore.instrument.Jdks;
import dev.heddle.engine.explore.instrument.PreparedJvm;
import dev.heddle.sample.AccessorPrograms;
import dev.heddle.sample.ArrayPrograms;
import dev.heddle.sample.CallbackPrograms;
import dev.heddle.sample.DefinitionPrograms;
import dev.heddle.sample.HiddenClassPrograms;
import dev.heddle.sample.InitialiserPrograms;
import dev.heddle.sample.InterruptPrograms;
import dev.heddle.sample.JdkPrograms;
import dev.heddle.sample.JvmStatePrograms;
import dev.heddle.sample.LazyThreadPrograms;
import dev.heddle.sample.LinkagePrograms;
import dev.heddle.sample.LoaderPrograms;
import dev.heddle.sample.LoggingPrograms;
import dev.heddle.sample.LookupPrograms;
import dev.heddle.sample.NestedLockPrograms;
import dev.heddle.sample.ParallelPrograms;
import dev.heddle.sample.ProcessPrograms;
import dev.heddle.sample.Programs;
import dev.heddle.sample.RetryPrograms;
import dev.heddle.sample.SerialisationPrograms;
import dev.heddle.sample.TextPrograms;
import dev.heddle.sample.TimePrograms;
import dev.heddle.sample.UnsynchronisedPrograms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole programs, in JVMs that are prepared for explore, on every JDK there is: both ways of running threads. */
class ExploreProgramsTest {
    @TempDir
    Path failures;

    static Stream<Path> jdks() {
        return Jdks.all().stream();
    }

    private Map<String, String> explore(Path jdk, Class<?>... programs) throws Exception {
        return explore(jdk, List.of(), programs);
    }

    private Map<String, String> explore(Path jdk, List<String> jvmArguments, Class<?>... programs) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(failures.toString()));
        Arrays.stream(programs).map(Class::getName).forEach(arguments::add);
        return PreparedJvm.on(jdk).run(ExploreFork.class, jvmArguments, arguments.toArray(String[]::new)).stream()
                .filter(line -> line.matches("[A-Za-z]+ (complete|sampled).*"))
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(' ')), line -> line));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void findsWhatIsWrongAndWritesItDown(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                Programs.LostUpdate.class,
                Programs.LockOrder.class,
                Programs.LostNotify.class,
                Programs.SpinsForEver.class,
                Programs.Exits.class);
        assertThat(found.get("LostUpdate"))
                .startsWith("LostUpdate complete | EXCEPTION main: java.lang.AssertionError: lost at ")
                .endsWith("(written down)");
        assertThat(found.get("LockOrder"))
                .contains(" | DEADLOCK Thread-0 waits for the monitor of Object#1, held by Thread-1; Thread-1 waits for"
                        + " ReentrantLock#1, held by Thread-0")
                .endsWith("(written down)");
        assertThat(found.get("LostNotify"))
                .contains("waiter waits for a notify on Object#1, which nobody is left to give")
                .endsWith("(written down)");
        assertThat(found.get("SpinsForEver")).contains(" | LIVELOCK ").endsWith("(written down)");
        assertThat(found.get("Exits"))
                .contains(" | EXIT thread \"Thread-1\" called System.exit(3)")
                .endsWith("(written down)");
        assertThat(failures.toFile().list()).hasSize(5);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void ordersTheEndOfTheProgramWithAllThatOthersDo(Path jdk) throws Exception {
        Map<String, String> found = explore(jdk, Programs.ExitsBesideWrites.class, Programs.SeenBeforeTheEnd.class);
        assertThat(found.get("ExitsBesideWrites")).isEqualTo("ExitsBesideWrites complete");
        assertThat(found.get("SeenBeforeTheEnd"))
                .startsWith("SeenBeforeTheEnd complete | EXCEPTION Thread-1: java.lang.AssertionError: seen at ")
                .endsWith("(written down)");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesWhatHappensInsideAndBesideOfTheJdk(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                Programs.RacedList.class,
                Programs.WrappedList.class,
                Programs.BesideBusy.class,
                Programs.Hook.class);
        assertThat(found.get("RacedList"))
                .contains("java.lang.AssertionError: lost")
                .endsWith("(written down)");
        assertThat(found.get("WrappedList"))
                .contains("ConcurrentModificationException")
                .endsWith("(written down)");
        assertThat(found.get("BesideBusy"))
                .contains(" | DEADLOCK ")
                .contains("held by")
                .doesNotContain("LIVELOCK")
                .endsWith("(written down)");
        assertThat(found.get("Hook"))
                .contains(" | EXIT ")
                .contains("called Runtime.halt(4)")
                .endsWith("(written down)");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesRacesInObjectsOfTheJdk(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                JdkPrograms.SharedBuilder.class,
                JdkPrograms.SharedDateFormat.class,
                JdkPrograms.SharedNumberFormat.class,
                JdkPrograms.SharedMatcher.class,
                JdkPrograms.SharedScanner.class,
                JdkPrograms.SharedStatistics.class,
                JdkPrograms.SharedCalendar.class,
                JdkPrograms.SharedBuffer.class,
                JdkPrograms.SharedDigest.class,
                JdkPrograms.SharedWeakMap.class);
        assertThat(found).hasSize(10);
        assertThat(found.values())
                .allSatisfy(line -> assertThat(line)
                        .contains(" | EXCEPTION ")
                        .contains("(written down)")
                        .doesNotContain("StackOverflowError"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesRacesInWhatLocksNothing(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                UnsynchronisedPrograms.OfInts.class,
                UnsynchronisedPrograms.OfBytes.class,
                UnsynchronisedPrograms.Builder.class,
                UnsynchronisedPrograms.Day.class,
                UnsynchronisedPrograms.Elements.class,
                UnsynchronisedPrograms.Encoded.class,
                UnsynchronisedPrograms.Checksum.class,
                UnsynchronisedPrograms.Written.class,
                UnsynchronisedPrograms.Formatted.class,
                UnsynchronisedPrograms.CacheInOrder.class,
                UnsynchronisedPrograms.ViewOfBytes.class);
        assertThat(found).hasSize(11);
        assertThat(found.values())
                .allSatisfy(line -> assertThat(line).contains(" | EXCEPTION ").contains("(written down)"));
        assertThat(explore(jdk, UnsynchronisedPrograms.Code.class))
                .containsEntry("Code", "Code complete within one step for each call of Mac");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void sharesTheWorkOfACallWithWorkers(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                ParallelPrograms.Stream.class,
                ParallelPrograms.Others.class,
                ParallelPrograms.Tasks.class,
                ParallelPrograms.Atomic.class);
        assertThat(found).hasSize(4).containsEntry("Atomic", "Atomic complete");
        found.remove("Atomic");
        assertThat(found.values())
                .allSatisfy(line ->
                        assertThat(line).contains("java.lang.AssertionError").contains("(written down)"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsAnEndlessLoopOfOneThread(Path jdk) throws Exception {
        Map<String, String> found =
                explore(jdk, List.of("-Dtimeout=1000"), Programs.GoesRound.class, JdkPrograms.Mirror.class);
        assertThat(found.get("GoesRound"))
                .contains(" | LIVELOCK goes on for ever while nothing else can change: main at ")
                .endsWith("(written down)");
        assertThat(found).containsEntry("Mirror", "Mirror complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void switchesThreadsWhereACallbackReturnsToTheJdk(Path jdk) throws Exception {
        Map<String, String> wrong = explore(
                jdk,
                CallbackPrograms.NotDoneYet.class,
                CallbackPrograms.NotFailedYet.class,
                CallbackPrograms.NotCountedYet.class,
                CallbackPrograms.NoValueYet.class,
                CallbackPrograms.NotInMapYet.class,
                CallbackPrograms.NotEndedYet.class,
                CallbackPrograms.NotForkedYet.class,
                CallbackPrograms.OwnPool.class,
                CallbackPrograms.SecondIsFirst.class);
        assertThat(wrong).hasSize(9);
        assertThat(wrong.values())
                .allSatisfy(line -> assertThat(line)
                        .contains("java.lang.AssertionError: not yet")
                        .endsWith("(written down)"));
        Map<String, String> right = explore(jdk, CallbackPrograms.Awaited.class, CallbackPrograms.InMap.class);
        assertThat(right.values()).containsExactlyInAnyOrder("Awaited complete", "InMap complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void letsThreadsWaitForTheInitialisationOfAClass(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk, JdkPrograms.ClassesInCircle.class, JdkPrograms.InitialiserJoins.class, JdkPrograms.Holder.class);
        assertThat(found.get("ClassesInCircle"))
                .contains(" | DEADLOCK ")
                .contains("waits for the initialisation of A, held by Thread-0")
                .endsWith("(written down)");
        assertThat(found.get("InitialiserJoins"))
                .contains(" | DEADLOCK main waits for the end of Thread-0; Thread-0 waits for the initialisation of"
                        + " InitialiserJoins, held by main")
                .endsWith("(written down)");
        assertThat(found.get("Holder")).isEqualTo("Holder complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void showsProgramsTheirOwnStackAndMembersOnly(Path jdk) throws Exception {
        assertThat(explore(jdk, JdkPrograms.Stacks.class)).containsEntry("Stacks", "Stacks complete");
        assertThat(explore(jdk, JdkPrograms.LooksAtItself.class))
                .containsEntry("LooksAtItself", "LooksAtItself complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesCleanersAndCopiesAsTheyAre(Path jdk) throws Exception {
        Map<String, String> found = explore(jdk, JdkPrograms.Cleaned.class, JdkPrograms.Cloned.class);
        assertThat(found).containsEntry("Cloned", "Cloned complete");
        assertThat(found.get("Cleaned")).doesNotContain("|");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void initialisesClassesForReflectionInEachSchedule(Path jdk) throws Exception {
        Map<String, String> found = explore(jdk, JdkPrograms.Reflective.class, JdkPrograms.Drivers.class);
        assertThat(found).hasSize(2);
        assertThat(found.values()).allSatisfy(line -> assertThat(line).doesNotContain("|"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void controlsThreadsThatAProgramParksItself(Path jdk) throws Exception {
        assertThat(explore(jdk, JdkPrograms.Unsafes.class)).containsEntry("Unsafes", "Unsafes complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void controlsTheLocksOfLogHandlers(Path jdk) throws Exception {
        Map<String, String> found =
                explore(jdk, LoggingPrograms.FlushesAfterLock.class, LoggingPrograms.FlushesUnderLock.class);
        assertThat(found.get("FlushesAfterLock")).isEqualTo("FlushesAfterLock complete");
        assertThat(found.get("FlushesUnderLock"))
                .contains(" | DEADLOCK ")
                .contains("waits for the monitor of StreamHandler#1, held by")
                .endsWith("(written down)");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesArraysThatTheJdkGoesThrough(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                ArrayPrograms.Copied.class,
                ArrayPrograms.Cloned.class,
                ArrayPrograms.MadeAString.class,
                ArrayPrograms.Filled.class,
                ArrayPrograms.FilledByReceiver.class,
                ArrayPrograms.FilledByCollection.class,
                ArrayPrograms.WrittenThroughList.class,
                ArrayPrograms.WrittenThroughBuffer.class,
                ArrayPrograms.Streamed.class);
        assertThat(found).hasSize(9);
        assertThat(found.values())
                .allSatisfy(line ->
                        assertThat(line).contains("AssertionError: torn").endsWith("(written down)"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesWhatIsReachedByItsName(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                LookupPrograms.ByMethodHandle.class,
                LookupPrograms.ByStaticMethodHandle.class,
                LookupPrograms.ByElementHandle.class,
                LookupPrograms.ByVarHandle.class,
                LookupPrograms.ByVarHandleAsMethodHandle.class,
                LookupPrograms.ByUpdater.class,
                LookupPrograms.ByReflection.class,
                LookupPrograms.ByReflectedMethod.class);
        assertThat(found).hasSize(8);
        assertThat(found.values())
                .allSatisfy(line ->
                        assertThat(line).contains("AssertionError: lost").endsWith("(written down)"));
        assertThat(explore(jdk, LookupPrograms.NothingIsLost.class))
                .containsEntry("NothingIsLost", "NothingIsLost complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void leavesNoThreadThatTheJdkKeepsToTheNextSchedule(Path jdk) throws Exception {
        assertThat(explore(
                        jdk,
                        LazyThreadPrograms.WritesAsynchronously.class,
                        LazyThreadPrograms.HearsOfPreferences.class))
                .containsEntry("WritesAsynchronously", "WritesAsynchronously complete")
                .containsEntry("HearsOfPreferences", "HearsOfPreferences complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void letsOthersInWhileTheJdkHasCalledTheProgram(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                CallbackPrograms.SkipListMakesTwice.class,
                CallbackPrograms.HashMapMakesOnce.class,
                CallbackPrograms.ClassValueMakesTwice.class);
        assertThat(found).containsEntry("HashMapMakesOnce", "HashMapMakesOnce complete");
        assertThat(List.of("SkipListMakesTwice", "ClassValueMakesTwice"))
                .extracting(found::get)
                .allSatisfy(result ->
                        assertThat(result).contains("AssertionError: made 2").endsWith("(written down)"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void findsTheJvmAsNewInEachSchedule(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk, JvmStatePrograms.Bean.class, JvmStatePrograms.Bundle.class, JvmStatePrograms.Settings.class);
        assertThat(found)
                .containsEntry("Bean", "Bean complete")
                .containsEntry("Bundle", "Bundle complete")
                .containsEntry("Settings", "Settings complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void tellsWhereATaskOrTheProgramsQueueIsInterrupted(Path jdk) throws Exception {
        Map<String, String> found = explore(jdk, InterruptPrograms.OfTask.class, InterruptPrograms.OfOwnQueue.class);
        assertThat(found.get("OfTask")).startsWith("OfTask ").doesNotContain("|");
        assertThat(found.get("OfOwnQueue")).startsWith("OfOwnQueue ").doesNotContain("|");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void knowsWhenAJoinIsInterrupted(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                InterruptPrograms.AfterTheEnd.class,
                InterruptPrograms.BeforeJoin.class,
                InterruptPrograms.ByTheJoined.class,
                InterruptPrograms.OfGroup.class);
        assertThat(found)
                .containsEntry("AfterTheEnd", "AfterTheEnd complete")
                .containsEntry("OfGroup", "OfGroup complete");
        assertThat(found.get("BeforeJoin"))
                .contains("AssertionError: not thrown")
                .endsWith("(written down)");
        assertThat(found.get("ByTheJoined")).contains("AssertionError: thrown").endsWith("(written down)");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void letsTimePassOnlyWhenNobodyHasAnythingElseToDo(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                TimePrograms.TriesForAWhile.class,
                TimePrograms.WaitsBusily.class,
                TimePrograms.TimerBeforeSleep.class,
                TimePrograms.SleepBeforeTimer.class,
                TimePrograms.InOrder.class,
                TimePrograms.BacksOff.class,
                TimePrograms.WaitsAgainAndAgain.class,
                TimePrograms.WaitsForEver.class,
                TimePrograms.WaitsForALatchForEver.class);
        assertThat(found.get("TriesForAWhile")).doesNotContain("|");
        assertThat(found.get("WaitsBusily")).doesNotContain("|");
        assertThat(found.get("TimerBeforeSleep")).contains("AssertionError: timer");
        assertThat(found.get("SleepBeforeTimer")).contains("AssertionError: sleep");
        assertThat(found.get("InOrder")).startsWith("InOrder complete").doesNotContain("|");
        assertThat(found.get("BacksOff")).doesNotContain("|");
        assertThat(found.get("WaitsAgainAndAgain")).contains(" | DEADLOCK main waits for CountDownLatch#1");
        assertThat(found.get("WaitsForEver")).contains(" | DEADLOCK main waits for WaitsForEver.class");
        assertThat(found.get("WaitsForALatchForEver")).contains(" | DEADLOCK main waits for CountDownLatch#1");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void initialisesClassesWhereAndWhenTheJvmDoes(Path jdk) throws Exception {
        assertThat(explore(
                        jdk,
                        InitialiserPrograms.SuperclassInACircle.class,
                        InitialiserPrograms.InterfaceInACircle.class,
                        InitialiserPrograms.InOrder.class,
                        InitialiserPrograms.FailsWhenItIsAllocated.class,
                        InitialiserPrograms.Fails.class))
                .hasEntrySatisfying(
                        "SuperclassInACircle",
                        line -> assertThat(line).contains(" | DEADLOCK ", "waits for the initialisation of Child"))
                .hasEntrySatisfying(
                        "InterfaceInACircle",
                        line -> assertThat(line).contains(" | DEADLOCK ", "waits for the initialisation of Square"))
                .containsEntry("InOrder", "InOrder complete")
                .containsEntry("FailsWhenItIsAllocated", "FailsWhenItIsAllocated complete")
                .containsEntry("Fails", "Fails complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesWhatIsSetOfThreadsAndOfTheJdk(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                AccessorPrograms.Name.class,
                AccessorPrograms.NameByReference.class,
                AccessorPrograms.Handler.class,
                AccessorPrograms.Out.class,
                AccessorPrograms.DefaultLocale.class,
                AccessorPrograms.DefaultHandler.class); // the last, as it goes on to handle what is thrown in this JVM
        assertThat(found).hasSize(6);
        assertThat(found.values())
                .allSatisfy(line ->
                        assertThat(line).contains("AssertionError: too early").endsWith("(written down)"));
        assertThat(explore(
                        jdk,
                        AccessorPrograms.InTime.class,
                        AccessorPrograms.References.class,
                        AccessorPrograms.ReferencesOfAnother.class))
                .containsEntry("InTime", "InTime complete")
                .containsEntry("ReferencesOfAnother", "ReferencesOfAnother complete")
                .containsEntry("References", "References complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesWhatSerialisationReads(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                SerialisationPrograms.BetweenFields.class,
                SerialisationPrograms.OfAnArray.class,
                SerialisationPrograms.OfAList.class,
                SerialisationPrograms.Locked.class);
        assertThat(found).hasSize(4).containsEntry("Locked", "Locked complete");
        found.remove("Locked");
        assertThat(found.values())
                .allSatisfy(line ->
                        assertThat(line).contains("AssertionError: torn").endsWith("(written down)"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesWhatStaticInitialisersReadAndWrite(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                InitialiserPrograms.ReadsAField.class,
                InitialiserPrograms.ReadsInMain.class,
                InitialiserPrograms.ReadsUnderALock.class,
                InitialiserPrograms.ReadsInAMethod.class,
                InitialiserPrograms.CallsTheJdk.class,
                InitialiserPrograms.Writes.class,
                InitialiserPrograms.KnowsItsThread.class,
                InitialiserPrograms.KnowsAThreadLocal.class,
                InitialiserPrograms.ConstantsReadAField.class,
                InitialiserPrograms.ReadsAnArray.class,
                InitialiserPrograms.ReadsThroughAView.class,
                InitialiserPrograms.MakesAText.class);
        assertThat(found).hasSize(12);
        assertThat(found.values())
                .allSatisfy(line ->
                        assertThat(line).contains("AssertionError: too early").endsWith("(written down)"));
        assertThat(explore(jdk, InitialiserPrograms.DependsOnNothing.class, InitialiserPrograms.Singleton.class))
                .containsEntry("DependsOnNothing", "DependsOnNothing complete")
                .containsEntry("Singleton", "Singleton complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void switchesInsideOfStaticInitialisers(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                InitialiserPrograms.ReadsTwice.class,
                InitialiserPrograms.WritesThenReads.class,
                InitialiserPrograms.StartsAThread.class,
                InitialiserPrograms.OfAnInterface.class);
        assertThat(found).hasSize(4);
        assertThat(found.values())
                .allSatisfy(line ->
                        assertThat(line).contains("AssertionError: too early").endsWith("(written down)"));
        assertThat(explore(jdk, InitialiserPrograms.TwoInACircle.class, InitialiserPrograms.ReadsTwiceUnderALock.class))
                .containsEntry("ReadsTwiceUnderALock", "ReadsTwiceUnderALock complete")
                .hasEntrySatisfying(
                        "TwoInACircle",
                        line -> assertThat(line).contains(" | DEADLOCK ", "waits for the initialisation of First"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void linksCallSitesInEachSchedule(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                LinkagePrograms.ToStatic.class,
                LinkagePrograms.Waits.class,
                LinkagePrograms.Twice.class,
                LinkagePrograms.Fails.class);
        assertThat(found).hasSize(4);
        assertThat(found.values()).allSatisfy(line -> assertThat(line).endsWith(" complete"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void definesAClassAgainInEachSchedule(Path jdk) throws Exception {
        assertThat(explore(
                                jdk,
                                DefinitionPrograms.ByLookup.class,
                                DefinitionPrograms.ByClassLoader.class,
                                DefinitionPrograms.Twice.class)
                        .values())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).endsWith(" complete"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void looksInsideOfHiddenClasses(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                HiddenClassPrograms.StaticField.class,
                HiddenClassPrograms.InstanceField.class,
                HiddenClassPrograms.WithClassData.class,
                HiddenClassPrograms.ByReflection.class);
        assertThat(found).hasSize(4);
        assertThat(found.values())
                .allSatisfy(line -> assertThat(line)
                        .contains("complete | EXCEPTION main: java.lang.AssertionError: lost, 2")
                        .endsWith("(written down)"));
        assertThat(explore(jdk, HiddenClassPrograms.UnderALock.class, HiddenClassPrograms.Two.class))
                .containsEntry("UnderALock", "UnderALock complete")
                .containsEntry("Two", "Two complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void looksInsideOfClassLoadersThatTheProgramAsks(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk, LoaderPrograms.HandOn.class, LoaderPrograms.TwoCount.class, LoaderPrograms.OneCounts.class);
        assertThat(found.get("HandOn"))
                .contains("DEADLOCK Thread-0 waits for the monitor of Peer#2, held by Thread-1")
                .endsWith("(written down)");
        assertThat(found.get("TwoCount"))
                .startsWith("TwoCount complete | EXCEPTION main: java.lang.AssertionError: lost")
                .endsWith("(written down)");
        assertThat(found.get("OneCounts")).isEqualTo("OneCounts complete");
        assertThat(explore(jdk, LoaderPrograms.ByTheJvm.class))
                .containsEntry("ByTheJvm", "ByTheJvm complete within one step for each call of Counting");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void seesWhatTheJdkMakesATextOf(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                TextPrograms.Concatenated.class,
                TextPrograms.Formatted.class,
                TextPrograms.Appended.class,
                TextPrograms.Compared.class,
                TextPrograms.Printed.class);
        assertThat(found.get("Printed")).contains("java.util.ConcurrentModificationException");
        found.remove("Printed");
        assertThat(found).hasSize(4);
        assertThat(found.values())
                .allSatisfy(line ->
                        assertThat(line).contains("AssertionError: half").endsWith("(written down)"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void findsDeadlocksOfCollectionsThatLockEachOther(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                NestedLockPrograms.AddEachOther.class,
                NestedLockPrograms.RemoveEachOther.class,
                NestedLockPrograms.CompareEachOther.class,
                NestedLockPrograms.BesideTheProgram.class,
                NestedLockPrograms.DrainEachOther.class,
                NestedLockPrograms.AppendEachOther.class,
                NestedLockPrograms.WriteToEachOther.class);
        assertThat(found).hasSize(7);
        assertThat(found.values())
                .allSatisfy(line -> assertThat(line)
                        .contains(" | DEADLOCK ")
                        .contains(", held by ")
                        .endsWith("(written down)"));
        assertThat(explore(jdk, NestedLockPrograms.InOneOrder.class, NestedLockPrograms.DrainedInOneOrder.class))
                .containsEntry("InOneOrder", "InOneOrder complete")
                .containsEntry("DrainedInOneOrder", "DrainedInOneOrder complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void isLedToADeadlockAmongMuchWork(Path jdk) throws Exception {
        assertThat(explore(jdk, NestedLockPrograms.AmongMuchWork.class).get("AmongMuchWork"))
                .contains(" | DEADLOCK ", "ReentrantLock#1, held by ")
                .endsWith("(written down)");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void goesOnWithLoopsThatGiveUp(Path jdk) throws Exception {
        Map<String, String> found =
                explore(jdk, RetryPrograms.GivesUp.class, RetryPrograms.Yields.class, RetryPrograms.TriesALock.class);
        assertThat(found).hasSize(3);
        assertThat(found.values())
                .allSatisfy(line -> assertThat(line)
                        .contains(" complete | EXCEPTION ", "AssertionError: gave up")
                        .endsWith("(written down)"));
        assertThat(explore(jdk, RetryPrograms.NeverGivesUp.class))
                .containsEntry("NeverGivesUp", "NeverGivesUp complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void looksInsideOfXmlParsersThatThreadsShareOrSaysThatItDoesNot(Path jdk) throws Exception {
        String found = explore(jdk, JdkPrograms.ParsedByOne.class).get("ParsedByOne");
        if (jdk.equals(newest())) {
            assertThat(found).contains("may not be called while parsing").endsWith("(written down)");
        } else {
            assertThat(found).isEqualTo("ParsedByOne complete within one step for each call of DocumentBuilderImpl");
        }
        assertThat(explore(jdk, JdkPrograms.ParsedByEach.class)).containsEntry("ParsedByEach", "ParsedByEach complete");
    }

    private static Path newest() {
        List<Path> jdks = Jdks.all();
        assumeTrue(jdks.size() > 1 || Runtime.version().feature() >= 25, "no JDK 25");
        return jdks.get(jdks.size() - 1);
    }

    @Test
    void startsAMainMethodOfAnInstance() throws Exception {
        assertThat(explore(newest(), Class.forName("dev.heddle.sample.Programs$InstanceMain"))
                        .get("InstanceMain"))
                .startsWith("InstanceMain complete | EXCEPTION main: java.lang.AssertionError: lost")
                .endsWith("(written down)");
    }

    @Test
    void namesTheVirtualThreadsOfADeadlock() throws Exception {
        assertThat(explore(newest(), TimePrograms.VirtualThreadsStarve.class).get("VirtualThreadsStarve"))
                .contains(" | DEADLOCK main waits for CountDownLatch#1; virtual thread waits for Semaphore#1;"
                        + " virtual thread (2) waits for Semaphore#1, which nobody is left to give");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void countsWhatEndsTheMainThreadWhoeverHearsOfIt(Path jdk) throws Exception {
        assertThat(explore(jdk, Programs.Handled.class).get("Handled"))
                .contains(" | EXCEPTION main: java.lang.IllegalStateException: heard of");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    @DisabledOnOs(OS.WINDOWS)
    void standsStillWhileItWaitsForAnotherProcess(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk, ProcessPrograms.Reads.class, ProcessPrograms.GoesOnAtTheEnd.class, ProcessPrograms.Destroys.class);
        assertThat(found.get("Reads")).isEqualTo("Reads complete");
        assertThat(found.get("GoesOnAtTheEnd"))
                .contains("java.lang.AssertionError: lost")
                .endsWith("(written down)");
        assertThat(found.get("Destroys")).isEqualTo("Destroys complete");
        assertThat(explore(jdk, List.of("-Dtimeout=2000"), ProcessPrograms.Waits.class)
                        .get("Waits"))
                .startsWith("Waits sampled | HANG ")
                .contains("ProcessPrograms$Waits.main");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void findsNothingWrongWithWhatIsRight(Path jdk) throws Exception {
        Map<String, String> found = explore(
                jdk,
                Programs.Guarded.class,
                Programs.TimedWait.class,
                Programs.Interrupted.class,
                Programs.Pool.class,
                Programs.Ticks.class,
                Programs.Spins.class,
                Programs.SpinLock.class,
                Programs.TimesOut.class,
                Programs.Surroundings.class);
        assertThat(found).hasSize(9);
        assertThat(found.values()).allSatisfy(line -> assertThat(line).doesNotContain("|"));
        assertThat(found.get("Guarded")).isEqualTo("Guarded complete");
        assertThat(found.get("Interrupted")).isEqualTo("Interrupted complete");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void saysWhereAProgramCannotBeControlled(Path jdk) throws Exception {
        String found =
                explore(jdk, List.of("-Dtimeout=2000"), Programs.Blocks.class).get("Blocks");
        assertThat(found).startsWith("Blocks sampled | HANG ").contains("Programs$Blocks.main");
    }
}

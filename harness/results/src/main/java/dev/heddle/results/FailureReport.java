package dev.heddle.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failures of one kind and message in a cell: how often, and the first of them in full.
 *
 * @param kind which way it broke
 * @param message what happened, in one line
 * @param detail the rest in plain text: a stack trace, a thread dump, the head of an hs_err file; may be empty
 * @param count how many iterations or schedules failed so; at least 1
 * @param iteration number of the first iteration or schedule that failed so, from 0; -1 if it belongs to none
 * @param threads the threads that matter, where they are known
 * @param interleaving the minimised interleaving, where one was found; only in explore
 */
public record FailureReport(
        FailureKind kind,
        String message,
        String detail,
        long count,
        long iteration,
        List<ThreadTrace> threads,
        @Nullable Interleaving interleaving) {}

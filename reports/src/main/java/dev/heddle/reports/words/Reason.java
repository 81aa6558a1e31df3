package dev.heddle.reports.words;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words: what the JDK throws often has nothing but the file's name for a message. */
public final class Reason {
    private Reason() {}

    /** The file, if the exception knows it, and the reason. */
    public static String of(IOException e) {
        if (e instanceof FileSystemException about && about.getReason() == null) {
            return "%s: %s".formatted(about.getFile(), without(about));
        }
        if (e instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private static String without(FileSystemException about) {
        if (about instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (about instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (about instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        if (about instanceof NotDirectoryException) {
            return "this is not a folder";
        }
        return about.getClass().getSimpleName();
    }
}

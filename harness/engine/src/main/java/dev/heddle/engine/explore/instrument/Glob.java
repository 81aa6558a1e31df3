package dev.heddle.engine.explore.instrument;

/**
 * A name with {@code *} for any characters. Not a regular expression: it is asked while classes are loaded, those of regular expressions among them.
 *
 * @param text of it
 */
record Glob(String text) {
    boolean matches(String name) {
        int inName = 0;
        int inGlob = 0;
        int star = -1;
        int starredUpTo = 0;
        while (inName < name.length()) {
            if (inGlob < text.length() && text.charAt(inGlob) == '*') {
                star = inGlob++;
                starredUpTo = inName;
            } else if (inGlob < text.length() && text.charAt(inGlob) == name.charAt(inName)) {
                inGlob++;
                inName++;
            } else if (star >= 0) {
                inGlob = star + 1;
                inName = ++starredUpTo;
            } else {
                return false;
            }
        }
        while (inGlob < text.length() && text.charAt(inGlob) == '*') {
            inGlob++;
        }
        return inGlob == text.length();
    }
}

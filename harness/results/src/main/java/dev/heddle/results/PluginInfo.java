package dev.heddle.results;

import java.util.List;

/**
 * A jar of scenarios, as the catalog found it.
 *
 * @param file its path, as given or found
 * @param sha256 hash of its bytes, lower-case hexadecimal; empty if it could not be read
 * @param scenarios names of the scenarios it provides
 * @param problems what is wrong with it, each a sentence with the cause; empty for a sound jar
 */
public record PluginInfo(String file, String sha256, List<String> scenarios, List<String> problems) {}

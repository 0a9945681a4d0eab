package io.languard.arma3.mission;

import java.util.List;
import java.util.Set;

/**
 * What a valid PBO contains.
 *
 * @param names the names of the files, in lower case
 * @param warnings what is unusual about it but does not keep the game from loading it
 */
record PboContents(Set<String> names, List<String> warnings) {}

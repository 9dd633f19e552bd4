package org.atrous.runtime.run;

import java.util.Map;

/**
 * The files that a run takes along, so that it stands by itself.
 *
 * @param specs text of the spec and of all that it imports, by path with slashes
 * @param sources text of the generated classes, by path with slashes, {@code
 *     specs/deeplab/Net.java}
 * @param classes compiled classes by binary name, {@code specs.deeplab.Net}
 */
public record RunContents(
    Map<String, String> specs, Map<String, String> sources, Map<String, byte[]> classes) {
  public RunContents {
    specs = Map.copyOf(specs);
    sources = Map.copyOf(sources);
    classes = Map.copyOf(classes);
  }
}

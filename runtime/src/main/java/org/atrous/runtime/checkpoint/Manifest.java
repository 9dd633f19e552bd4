package org.atrous.runtime.checkpoint;

import java.util.Map;
import java.util.Objects;

/**
 * What a checkpoint says of itself: the content of its {@code manifest.json}.
 *
 * @param step after which it was written
 * @param contents names and shapes
 * @param files size and checksum of every other file, by name
 */
record Manifest(int step, Contents contents, Map<String, FileSummary> files) {
  Manifest {
    Objects.requireNonNull(contents);
    files = Map.copyOf(files);
  }
}

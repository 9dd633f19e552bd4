package org.atrous.runtime.cluster;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder that the pods of a job share with this machine, at the same place.
 *
 * @param claim the persistent volume claim whose volume it is; null for a folder of the nodes
 * @param folder absolute, and normalized
 */
public record KubernetesVolume(@Nullable String claim, Path folder) {
  public KubernetesVolume {
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("pods need an absolute path, not " + folder);
    }
  }

  /** Whether a path lies in it. */
  public boolean holds(Path path) {
    return path.toAbsolutePath().normalize().startsWith(folder);
  }
}

package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.weights.ExportedWeights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which names weights are exported. */
final class NameOptions {
  @Option(
      names = "--like",
      paramLabel = "FILE",
      description =
          "Weights take the names and layouts of this file of weights, which holds such a network"
              + " (default: the spec's names, TensorFlow's layouts).")
  private @Nullable Path like;

  @Option(
      names = "--names",
      paramLabel = "NAME",
      description =
          "Whose names those are: a mapping of weights (default: the one that fits best).")
  private @Nullable String mapping;

  /** The option that is given and says something of names, if there is one. */
  @Nullable String given() {
    return like != null ? "--like" : mapping != null ? "--names" : null;
  }

  /** Whether there is a mapping, but no file whose names it maps. */
  boolean lacksFile() {
    return like == null && mapping != null;
  }

  /** The weights of a run. */
  ExportedWeights weights(TrainedRun run) throws IOException {
    return like == null
        ? ExportedWeights.of(run.checkpoint())
        : ExportedWeights.like(
            like, run.network(), run.spec().weights(), mapping, run.checkpoint());
  }
}

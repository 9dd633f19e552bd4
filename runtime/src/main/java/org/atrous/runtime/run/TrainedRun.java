package org.atrous.runtime.run;

import java.io.IOException;
import java.nio.file.Path;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.checkpoint.CheckpointFolder;
import org.atrous.runtime.graph.InferenceSettings;

/**
 * A run with something to show: what its folder holds, loaded. The spec from which it came needn't
 * exist any more.
 *
 * @param folder of the run
 * @param spec as it was when training began
 * @param network that is trained
 * @param checkpoint the newest
 */
public record TrainedRun(
    RunFolder folder, Spec spec, SegmentationNetwork network, Checkpoint checkpoint) {

  /**
   * Loads the newest state of a run, which may still be trained.
   *
   * @throws org.atrous.runtime.BadInputException if there is no run, it has no checkpoint yet, or
   *     something in it is damaged
   */
  public static TrainedRun open(Path path) throws IOException {
    RunFolder folder = RunFolder.open(path);
    Spec spec = folder.loadSpec();
    Checkpoint checkpoint =
        new CheckpointFolder(folder.checkpoints(), 1).latest().orElseThrow(() -> untrained(path));
    return new TrainedRun(folder, spec, network(folder, spec), checkpoint);
  }

  /** How its network is computed: with the batch norm of its training. */
  public InferenceSettings inference() {
    return InferenceSettings.of(folder.settings().recipe());
  }

  /**
   * The network of a run in its spec.
   *
   * @throws RunException if the spec has no network of that name
   */
  public static SegmentationNetwork network(RunFolder folder, Spec spec) {
    String name = folder.settings().network();
    return spec.networks().stream()
        .filter(network -> network.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RunException(
                    "run folder `%s` has no network `%s`".formatted(folder.path(), name),
                    "its files were changed by hand; restore them, or train anew"));
  }

  private static RunException untrained(Path path) {
    return new RunException(
        "run folder `%s` has no checkpoint yet".formatted(path),
        "wait until training has written one, or go on with `train --resume`");
  }
}

package org.atrous.runtime.run;

import java.io.IOException;
import java.nio.file.Path;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.Spec;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.graph.InferenceSettings;

/**
 * A run with something to show: what its folder holds, loaded. The spec from which it came needn't
 * exist any more.
 *
 * @param folder of the run
 * @param spec as it was when training began
 * @param network that is trained
 * @param checkpoint the newest, or another one that was asked for
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
    return open(path, new CheckpointChoice.Last());
  }

  /**
   * Loads a state of a run, which may still be trained.
   *
   * @throws org.atrous.runtime.BadInputException if there is no run, it doesn't have the
   *     checkpoint, or something in it is damaged
   */
  public static TrainedRun open(Path path, CheckpointChoice choice) throws IOException {
    RunFolder folder = RunFolder.open(path);
    Spec spec = folder.loadSpec();
    Checkpoint checkpoint = choice.require(folder);
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
}

package org.atrous.runtime.weights;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.checkpoint.Checkpoint;
import org.atrous.runtime.weights.file.LayoutConvention;
import org.atrous.runtime.weights.file.WeightFile;
import org.atrous.runtime.weights.file.WeightFiles;
import org.jspecify.annotations.Nullable;

/**
 * A network's weights on their way out: those of auxiliary heads too, as moving averages where
 * training kept such. Names and shapes are known; values are read one tensor at a time.
 */
public final class ExportedWeights implements Closeable {
  private final WeightFile checkpoint;
  private final Optional<LayoutConvention> convention;
  private final List<Outgoing> outgoing;

  private ExportedWeights(
      WeightFile checkpoint, Optional<LayoutConvention> convention, List<Outgoing> outgoing) {
    this.checkpoint = checkpoint;
    this.convention = convention;
    this.outgoing = List.copyOf(outgoing);
  }

  /** What is written of a tensor before its values. */
  public record Tensor(String name, List<Long> shape) {
    public Tensor {
      shape = List.copyOf(shape);
    }
  }

  /**
   * A tensor, and the way to its values.
   *
   * @param stored its name in the checkpoint
   * @param turn that the values take; null where they stay as they are
   */
  private record Outgoing(Tensor tensor, String stored, @Nullable AxisTurn turn) {}

  /** Takes a value for each tensor. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the values, row-major. */
    void take(Tensor tensor, float[] values) throws IOException;
  }

  /** Weights by the network's own names, in its own layouts. */
  public static ExportedWeights of(Checkpoint checkpoint) throws IOException {
    List<Outgoing> outgoing = new ArrayList<>();
    checkpoint
        .networkVariables()
        .forEach(
            (name, shape) ->
                outgoing.add(
                    new Outgoing(new Tensor(name, shape), checkpoint.evaluated(name), null)));
    return new ExportedWeights(
        WeightFiles.open(Path.of(checkpoint.prefix())),
        Optional.of(LayoutConvention.TENSORFLOW),
        outgoing);
  }

  /**
   * Weights by the names and in the layouts of another file, which holds a network like this one;
   * the number of its classes doesn't matter. Of the file, names and shapes are read.
   *
   * @param like that file
   * @param mappings that may be meant
   * @param mapping the name of one; null for the one that fits best
   * @throws ImportException if a variable has no name there
   */
  public static ExportedWeights like(
      Path like,
      SegmentationNetwork network,
      List<WeightMapping> mappings,
      @Nullable String mapping,
      Checkpoint checkpoint)
      throws IOException {
    try (WeightFile file = WeightFiles.open(like)) {
      NetworkVariables variables = NetworkVariables.of(network, null);
      WeightMapping chosen = MappingFit.choose(variables, file, mappings, mapping);
      Candidates candidates = new Candidates(chosen, variables, file.entries(), file.layouts());
      Map<String, List<Long>> stored = checkpoint.networkVariables();
      List<Outgoing> outgoing = new ArrayList<>();
      List<String> nameless = new ArrayList<>();
      for (NetworkVariable variable : variables.all()) {
        Optional<Candidates.Found> found = candidates.find(variable);
        Optional<AxisTurn> turn = found.flatMap(known -> turn(known, variable, chosen));
        if (turn.isPresent() && stored.containsKey(variable.name())) {
          outgoing.add(
              new Outgoing(
                  new Tensor(found.get().entry().name(), turn.get().source()),
                  checkpoint.evaluated(variable.name()),
                  turn.get()));
        } else if (!variable.auxiliary()) {
          nameless.add("`%s`".formatted(variable.name()));
        }
      }
      requireNames(nameless, chosen, like);
      return new ExportedWeights(
          WeightFiles.open(Path.of(checkpoint.prefix())), file.layouts(), outgoing);
    }
  }

  private static Optional<AxisTurn> turn(
      Candidates.Found found, NetworkVariable variable, WeightMapping mapping) {
    return AxisTurn.to(found.entry().shape().size(), found.layout(), variable)
        .map(turn -> turn.in(BranchOrder.of(variable.blocks(), mapping.concat()), variable));
  }

  private static void requireNames(List<String> nameless, WeightMapping mapping, Path like) {
    if (!nameless.isEmpty()) {
      throw new ImportException(
          "by the names of `%s`, `%s` has no tensors for %s"
              .formatted(mapping.name(), like, Listing.of(nameless, ", ")),
          "give a file of the same network, with batch norm as it is trained, or other --names");
    }
  }

  /** How axes stand, if that is one of the known ways for all tensors. */
  public Optional<LayoutConvention> convention() {
    return convention;
  }

  /** Names and shapes, in the order of {@link #readAll}. */
  public List<Tensor> tensors() {
    return outgoing.stream().map(Outgoing::tensor).toList();
  }

  /** Reads the values of all tensors, one after the other. */
  public void readAll(Sink sink) throws IOException {
    for (Outgoing next : outgoing) {
      float[] values = checkpoint.read(next.stored());
      sink.take(next.tensor(), next.turn() == null ? values : next.turn().invert(values));
    }
  }

  @Override
  public void close() throws IOException {
    checkpoint.close();
  }
}

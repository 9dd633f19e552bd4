package org.atrous.runtime.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.weights.file.WeightFile;
import org.atrous.runtime.weights.file.WeightFiles;
import org.jspecify.annotations.Nullable;

/**
 * Takes weights that others trained into a network.
 *
 * <ol>
 *   <li>The file is opened: names and shapes.
 *   <li>The network is built once, for its variables.
 *   <li>The mapping is found, unless it is given: the one by whose names most variables are there.
 *   <li>For every variable it is decided where its values come from.
 *   <li>The values are read, one tensor at a time, and turned.
 * </ol>
 *
 * Nothing is written.
 */
public final class WeightImport {
  private final SegmentationNetwork network;
  private final List<WeightMapping> mappings;
  private final ImportChoice choice;

  /**
   * @param network that takes the weights
   * @param mappings that may be meant
   * @param choice what is left out
   */
  public WeightImport(
      SegmentationNetwork network, List<WeightMapping> mappings, ImportChoice choice) {
    this.network = network;
    this.mappings = List.copyOf(mappings);
    this.choice = choice;
  }

  /**
   * Values for variables.
   *
   * @param byVariable in the variables' own order of axes, by name
   * @param report of where they came from
   */
  public record Result(Map<String, float[]> byVariable, ImportReport report)
      implements ImportedValues {
    @Override
    public Set<String> variables() {
      return byVariable.keySet();
    }

    @Override
    public void each(Sink sink) {
      byVariable.forEach(sink::take);
    }
  }

  /**
   * Opens a file, and decides where the values of every variable come from.
   *
   * @param name by which a recipe calls the weights, or empty
   * @param mapping the name of one; null for the one that fits best
   * @return what reads them; it holds the file open
   * @throws org.atrous.runtime.BadInputException if the file can't be read or doesn't fit
   */
  public PlannedImport open(Path path, String name, @Nullable String mapping) throws IOException {
    WeightFile file = WeightFiles.open(path);
    try {
      // A large file is read to its end meanwhile; what doesn't fit is refused without waiting.
      CompletableFuture<ImportedFile> identity = identity(name, path);
      ImportPlan plan = plan(file, mapping);
      return new PlannedImport(plan, file, joined(identity), network.name());
    } catch (IOException | RuntimeException failure) {
      file.close();
      throw failure;
    }
  }

  private static CompletableFuture<ImportedFile> identity(String name, Path path) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return ImportedFile.of(name, path);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static ImportedFile joined(CompletableFuture<ImportedFile> identity) throws IOException {
    try {
      return identity.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failure) {
        throw failure.getCause();
      }
      throw e;
    }
  }

  /**
   * Reads a file.
   *
   * @param name by which a recipe calls the weights, or empty
   * @param mapping the name of one; null for the one that fits best
   * @throws org.atrous.runtime.BadInputException if the file can't be read or doesn't fit
   */
  public Result read(Path path, String name, @Nullable String mapping) throws IOException {
    try (PlannedImport planned = open(path, name, mapping)) {
      return planned.collected();
    }
  }

  /**
   * Takes tensors that lie in memory, or in a format of the caller's.
   *
   * @param file the tensors; the caller's to close
   * @param identity what the report calls them
   * @param mapping the name of one; null for the one that fits best
   * @throws org.atrous.runtime.BadInputException if they don't fit
   */
  public Result read(WeightFile file, ImportedFile identity, @Nullable String mapping)
      throws IOException {
    return new PlannedImport(plan(file, mapping), file, identity, network.name()).collected();
  }

  private ImportPlan plan(WeightFile file, @Nullable String mapping) {
    NetworkVariables variables = NetworkVariables.of(network, choice.batchNormEpsilon());
    WeightMapping chosen = MappingFit.choose(variables, file, mappings, mapping);
    return plan(variables, file, chosen, mapping != null);
  }

  /** The plan; where a mapping that was asked for doesn't fit, another one may. */
  private ImportPlan plan(
      NetworkVariables variables, WeightFile file, WeightMapping chosen, boolean wasAskedFor) {
    try {
      return new ImportPlanner(variables, file, chosen, choice).plan();
    } catch (ImportException misfit) {
      List<MappingFit> fits = MappingFit.of(variables, file, mappings);
      if (!wasAskedFor) {
        throw withNames(misfit, fits);
      }
      Optional<MappingFit> better =
          fits.stream()
              .limit(1)
              .filter(fit -> fit.fitting() > 0 && !fit.mapping().equals(chosen))
              .findFirst();
      if (better.isEmpty()) {
        throw misfit;
      }
      throw new ImportException(
          "by the names of `%s`, %s".formatted(chosen.name(), misfit.what()),
          "the names of `%s` would fit %d of the network's %d variables"
              .formatted(
                  better.get().mapping().name(), better.get().fitting(), better.get().variables()));
    }
  }

  /** Whose names the file has: a network in another dialect may be meant. */
  private static ImportException withNames(ImportException misfit, List<MappingFit> fits) {
    return fits.stream()
        .reduce((first, next) -> next.named() > first.named() ? next : first)
        .filter(fit -> fit.named() > 0)
        .map(
            fit ->
                new ImportException(
                    misfit.what(),
                    "%s; the file's names are those of `%s`"
                        .formatted(misfit.help(), fit.mapping().name())))
        .orElse(misfit);
  }
}

package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.runtime.SegmentationNetwork;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.run.GitState;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.Versions;
import org.atrous.runtime.session.ComputeSettings;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.training.FirstCheckpoint;
import org.atrous.runtime.weights.ImportChoice;
import org.atrous.runtime.weights.ImportReport;
import org.atrous.runtime.weights.PlannedImport;
import org.atrous.runtime.weights.WeightImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code atrous import}: makes a run of weights that others trained.
 *
 * <ol>
 *   <li>The spec is compiled with every mapping of weights that it sees.
 *   <li>The file is read, and every variable finds its values.
 *   <li>The run folder is made, with a checkpoint at step 0.
 * </ol>
 */
@Command(
    name = "import",
    description = {
      "Takes weights that others trained into a network.",
      "",
      "The run folder that comes of it is as that of a training: evaluate, predict and, with"
          + " --recipe, train --resume go on from it. Names are mapped as a spec or the standard"
          + " library declares (weights torchvision { ... }); the report says of every variable"
          + " where it came from. A file that lacks a part of the network is refused, unless"
          + " --except leaves that part to its first values."
    },
    footer = {
      "  atrous import torchvision.atrous --weights deeplabv3.pth \\",
      "      --network TorchvisionR50 --run runs/coco",
      "  atrous import city.atrous --weights deeplabv3.pth --except logits \\",
      "      --recipe fine --run runs/a"
    })
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private DeviceOptions device;

  @Option(
      names = "--weights",
      required = true,
      paramLabel = "FILE",
      description = "The file of weights, a folder of arrays, or a run folder.")
  @SuppressWarnings("NullAway.Init") // required
  private Path weights;

  @Option(
      names = "--names",
      paramLabel = "NAME",
      description = "By whose names: a mapping of weights (default: the one that fits best).")
  private @Nullable String mapping;

  @Option(
      names = "--run",
      required = true,
      paramLabel = "DIR",
      description = "The run folder, which is made.")
  @SuppressWarnings("NullAway.Init") // required
  private Path run;

  @Option(
      names = "--except",
      paramLabel = "PART",
      split = ",",
      description =
          "Parts that keep their first values: --except logits, --except backbone/block4.")
  private List<String> except = new ArrayList<>();

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "The recipe by which train --resume may go on (default: none).")
  private @Nullable String recipe;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of what keeps its first values (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--report", description = "Print every variable, and every tensor not used.")
  private boolean report;

  @Mixin private Format.Choice format;

  @Override
  public Integer call() throws IOException {
    RunFolder.requireFree(run);
    Console console = new Console(command);
    ComputeSettings compute = device.use(console);
    Optional<Compilation> compilation = spec.compileWithWeights(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    String name = spec.network(compilation.get()).network().name();
    LoadedSpec loaded = LoadedSpec.load(compilation.get());
    SegmentationNetwork network = loaded.network(name);
    Recipe chosen =
        recipe == null
            ? ImportedRecipe.of(network, loaded.spec().evaluations())
            : loaded.recipe(recipe);
    WeightImport weightImport =
        new WeightImport(
            network,
            loaded.spec().weights(),
            new ImportChoice(except, /* partsMayBeMissing= */ false, chosen.batchNorm().epsilon()));
    try (PlannedImport planned = weightImport.open(WeightOptions.source(weights), "", mapping)) {
      RunSettings settings = settings(loaded, name, chosen, compute, planned);
      write(RunFolder.create(run, settings, loaded.contents()), network, planned);
      planned.report().warnings().forEach(console::note);
      show(planned.report(), console);
    }
    return ExitCode.OK;
  }

  private RunSettings settings(
      LoadedSpec loaded, String name, Recipe chosen, ComputeSettings compute, PlannedImport planned)
      throws IOException {
    return new RunSettings(
        loaded.className(),
        name,
        spec.settings(),
        chosen,
        null,
        seed,
        Sessions.threads(),
        compute,
        Versions.current(VersionReader.atrous()),
        GitState.of(SpecFiles.base(spec.file())).orElse(null),
        null,
        command.root().commandLine().getParseResult().originalArgs(),
        WeightOptions.settings(planned, except));
  }

  private static void write(RunFolder folder, SegmentationNetwork network, PlannedImport planned)
      throws IOException {
    boolean written = false;
    try {
      FirstCheckpoint.write(folder, network, planned);
      written = true;
    } finally {
      if (!written) {
        folder.discard();
      }
    }
  }

  private void show(ImportReport found, Console console) {
    if (format.isJson()) {
      console.result(Json.pretty(found).stripTrailing());
      return;
    }
    if (report) {
      ImportTable.lines(found).forEach(console::result);
    }
    ImportTable.summary(found).forEach(console::summary);
    console.summary("Next: atrous predict --run %s IMAGE --output DIR".formatted(run));
  }
}

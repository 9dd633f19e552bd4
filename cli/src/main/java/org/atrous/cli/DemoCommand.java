package org.atrous.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.report.Summarizer;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.runtime.data.CachedSource;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.shapes.DrawnShapes;
import org.atrous.runtime.evaluation.RunEvaluation;
import org.atrous.runtime.experiment.Evaluation;
import org.atrous.runtime.experiment.Precision;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.page.HtmlPage;
import org.atrous.runtime.report.RunReport;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;
import org.atrous.runtime.run.TrainedRun;
import org.atrous.runtime.run.Versions;
import org.atrous.runtime.session.ComputeSettings;
import org.atrous.runtime.session.Sessions;
import org.atrous.runtime.training.Cadence;
import org.atrous.runtime.training.Trainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code atrous demo}: the way of a spec from text to pictures, with nothing but this program.
 *
 * <ol>
 *   <li>The spec is shown, compiled, and summed up.
 *   <li>It is trained on shapes that the program draws.
 *   <li>It is evaluated on drawings that it hasn't seen, and a page tells all about it.
 * </ol>
 */
@Command(
    name = "demo",
    description = {
      "Compiles a spec, trains it on drawn shapes, evaluates it, and shows what it sees.",
      "",
      "It needs no data, and a few minutes. All that comes of it, the spec too, is in the run"
          + " folder."
    },
    footer = {"  atrous demo", "  atrous demo --run runs/my-demo --seed 2"})
final class DemoCommand implements Callable<Integer> {
  private static final String FILE = "demo.atrous";
  private static final int DRAWINGS = 2000;
  private static final int UNSEEN = 100;
  private static final int PICTURES = 8;

  @Spec private CommandSpec command;
  @Mixin private DeviceOptions device;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run folder, which is made (default: runs/demo, or the next free number).")
  private @Nullable Path run;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of drawings, initial values and shuffles (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the network or a setting of the recipe, set by hand.")
  private Map<String, String> settings = Map.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path folder = run == null ? freeFolder() : run;
    RunFolder.requireFree(folder);
    Console console = new Console(command);
    ComputeSettings compute = device.use(console);
    Compilation compilation = compile(console);
    if (!compilation.succeeded()) {
      return ExitCode.SOFTWARE;
    }
    PlannedNetwork network = compilation.networks().get(0);
    LoadedSpec loaded = LoadedSpec.load(compilation);
    Recipe recipe = loaded.recipe(null);
    show(compilation, network, recipe, console);
    RunFolder made = train(folder, loaded, network, recipe, compute, console);
    evaluate(made, recipe, console);
    return ExitCode.OK;
  }

  private static Path freeFolder() {
    Path folder = Path.of("runs", "demo");
    for (int i = 2; Files.exists(folder); i++) {
      folder = Path.of("runs", "demo-" + i);
    }
    return folder;
  }

  /** Compiles the bundled spec; the compiler reads files, so that it is one for that long. */
  private Compilation compile(Console console) throws IOException {
    Path base = Files.createTempDirectory("atrous-demo");
    Path file = base.resolve(FILE);
    try (InputStream text = DemoCommand.class.getResourceAsStream(FILE)) {
      if (text == null) {
        throw new IllegalStateException(FILE + " is missing from the build");
      }
      Files.write(file, text.readAllBytes());
      Compilation compilation =
          AtrousCompiler.compile(
              new CompileRequest(file, base, GenerateCommand.DEFAULT_PACKAGE, settings));
      console.diagnostics(compilation.diagnostics());
      return compilation;
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(base);
    }
  }

  private static void show(
      Compilation compilation, PlannedNetwork network, Recipe recipe, Console console) {
    console.summary("The spec:");
    console.summary("");
    compilation.files().get(0).text().lines().forEach(line -> console.summary("  " + line));
    console.summary("");
    SummaryTable.lines(
            Summarizer.summarize(
                network,
                recipe.outputStride(),
                recipe.cropHeight(),
                recipe.cropWidth(),
                new Diagnostics()),
            network.outputStrides())
        .forEach(console::summary);
    console.summary("");
  }

  private RunFolder train(
      Path path,
      LoadedSpec loaded,
      PlannedNetwork planned,
      Recipe recipe,
      ComputeSettings compute,
      Console console)
      throws IOException, InterruptedException {
    String network = planned.network().name();
    RunSettings wanted =
        new RunSettings(
            loaded.className(),
            network,
            settings,
            recipe,
            null,
            seed,
            Sessions.threads(),
            compute,
            Versions.current(VersionReader.atrous()),
            null,
            null,
            command.root().commandLine().getParseResult().originalArgs());
    RunFolder folder = RunFolder.create(path, wanted, loaded.contents());
    NetworkFigures.of(planned, recipe).write(folder);
    SampleSource drawings =
        new CachedSource(
            drawings(DrawnShapes.TRAIN, DRAWINGS, recipe), Runtime.getRuntime().maxMemory() / 4);
    try (TrainingDisplay display = new TrainingDisplay(console, "A demo begins anew.")) {
      new Trainer(
              folder, loaded.network(network), (dataset, split) -> drawings, Cadence.USUAL, display)
          .train();
    }
    return folder;
  }

  private void evaluate(RunFolder folder, Recipe recipe, Console console) throws IOException {
    TrainedRun trained = TrainedRun.open(folder.path());
    Evaluation evaluation = trained.spec().evaluations().get(0);
    RunEvaluation measured;
    try (EvaluationDisplay display = new EvaluationDisplay(console, UNSEEN)) {
      measured =
          RunEvaluation.measure(
              trained,
              evaluation,
              Precision.FLOAT32,
              drawings(DrawnShapes.VAL, UNSEEN, recipe),
              PICTURES,
              display);
    }
    console.summary("");
    console.summary("On %d drawings that it hasn't seen:".formatted(UNSEEN));
    console.summary("");
    EvaluationTable.lines(measured.result()).forEach(console::result);
    console.summary("");
    console.summary("pictures   " + measured.files().pictures());
    console.summary("run        " + folder.path());
    Path page = ReportCommand.page(folder);
    AtomicFile.write(page, HtmlPage.of(RunReport.read(folder).report()));
    console.summary("report     " + page + " (for a browser)");
    console.summary("Next: the same with a spec and data of your own; see docs/guide.md.");
  }

  private SampleSource drawings(String split, int number, Recipe recipe) {
    return new DrawnShapes(split, number, recipe.cropHeight(), recipe.cropWidth(), seed);
  }
}

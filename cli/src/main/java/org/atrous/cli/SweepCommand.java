package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.source.Suggestion;
import org.atrous.compiler.sweep.Sweep;
import org.atrous.compiler.sweep.SweepCell;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.page.HtmlPage;
import org.atrous.runtime.session.TrainingPlatform;
import org.atrous.runtime.sweep.FailedTrial;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepLimits;
import org.atrous.runtime.sweep.SweepPlan;
import org.atrous.runtime.sweep.SweepRunner;
import org.atrous.runtime.sweep.SweepTables;
import org.atrous.runtime.table.ResultTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code atrous sweep}: runs a sweep, or shows what it comes to.
 *
 * <ol>
 *   <li>Every cell is compiled and checked.
 *   <li>The plan goes to the sweep's folder.
 *   <li>Trials that have no results yet run, each in a process of its own.
 *   <li>The results are printed.
 * </ol>
 */
@Command(
    name = "sweep",
    description = {
      "Runs a sweep: every cell is checked, then each training runs in a process of its own, and is"
          + " measured. After an interruption, however it came, the same command goes on; what is"
          + " done isn't done again. After a change of the spec, only what means something else now"
          + " is. The same command on another machine that shares the folder helps.",
      "",
      "With --plan, nothing starts: the cells are shown with their networks, and how many trainings"
          + " and measurements they come to. Parameters are trainable numbers; multiply-adds are"
          + " those of the convolutions, for one image at the evaluation's output stride: its"
          + " window, the size it pads to, or 513x513. Cells that differ in nothing that a training"
          + " depends on share it."
    },
    footer = {
      "  atrous sweep tables.atrous --plan",
      "  atrous sweep tables.atrous --sweep table3 --plan --format json",
      "  atrous sweep tables.atrous --sweep table3 --data voc --run sweeps/table3 \\",
      "      --slots 2"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:bad input: a spec with errors, a file that is missing or broken",
      "2:a command line that can't be understood",
      "3:some trials failed, the others are done"
    })
final class SweepCommand implements Callable<Integer> {
  private static final int SOME_FAILED = 3;

  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private Format.Choice format;

  @Option(
      names = "--sweep",
      paramLabel = "NAME",
      description = "The sweep, where the spec declares several.")
  private @Nullable String name;

  @Option(names = "--plan", description = "Show the cells, and start nothing.")
  private boolean plan;

  @Mixin private SweepRunOptions running;
  @Mixin private WeightOptions weights;
  @Mixin private ClusterOptions cluster;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = new Console(command);
    if (!plan) {
      TrainingPlatform.require();
      running.folder(command);
      cluster.require(command);
    }
    Optional<Compilation> compilation =
        weights.areGiven() ? spec.compileWithWeights(console) : spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    Sweep sweep = sweep(compilation.get());
    if (!plan) {
      return run(compilation.get(), sweep, console);
    }
    SweepListing listing = SweepListing.of(sweep);
    if (format.isJson()) {
      console.result(Format.json(listing));
    } else {
      print(listing, console);
    }
    return ExitCode.OK;
  }

  private int run(Compilation compilation, Sweep sweep, Console console)
      throws IOException, InterruptedException {
    if (sweep.needsReplicas()) {
      throw new InputException(
          "the sweep `%s` asks for asynchronous replicas, which are not trained"
              .formatted(sweep.name()),
          "it can be planned: add --plan");
    }
    SweepLimits limits = running.limits(command);
    Map<String, Path> data = running.data(datasets(sweep));
    SweepPlan planned = SweepPlans.of(sweep, spec.file().toString(), weights.digests());
    SweepFolder folder = SweepFolder.enter(running.folder(command), planned);
    CellLauncher.Settings settings =
        running.launching(
            data,
            weights,
            SpecFiles.base(spec.file()),
            command.root().commandLine().getParseResult().originalArgs());
    SweepDisplay display =
        new SweepDisplay(planned, console.display(), command.commandLine().getErr());
    CellLauncher launcher =
        new CellLauncher(compilation, sweep, planned, folder, cluster.settings(settings, running));
    List<FailedTrial> failed =
        cluster.isUsed()
            ? cluster.run(
                new ClusterRun(folder, planned, launcher, limits, display),
                running,
                command,
                console)
            : new SweepRunner(folder, planned, launcher, limits, display).run();
    SweepTables results = new SweepTables(folder);
    for (ResultTable table : results.tables()) {
      SweepResults.lines(table).forEach(console::result);
    }
    Path page = folder.path().resolve("report.html");
    AtomicFile.write(page, HtmlPage.of(results.report().report()));
    console.summary("");
    console.summary("report  " + page);
    if (!failed.isEmpty()) {
      console.error(
          "%s of %s failed; the output of each is in `%s`"
              .formatted(
                  failed.size(),
                  Console.counted(planned.trials().size(), "trial"),
                  folder.path().resolve("trials")));
      return SOME_FAILED;
    }
    return ExitCode.OK;
  }

  /** Names of the data sets that the cells are trained and measured on. */
  private static List<String> datasets(Sweep sweep) {
    Set<String> names = new LinkedHashSet<>();
    for (SweepCell cell : sweep.cells()) {
      SweepCell.Content content = cell.content();
      if (content != null) {
        for (RecipeSpec stage = content.recipe(); stage != null; stage = stage.after()) {
          names.add(stage.data().dataset().name());
        }
        names.add(content.evaluation().data().dataset().name());
      }
    }
    return List.copyOf(names);
  }

  /**
   * The sweep that is meant.
   *
   * @throws InputException where there is none of the name, or several and no name
   */
  private Sweep sweep(Compilation compilation) {
    List<String> names = compilation.sweeps().stream().map(Sweep::name).toList();
    if (names.isEmpty()) {
      throw new InputException(
          "`%s` declares no sweep".formatted(spec.file()), "write one: sweep name { ... }");
    }
    String wanted = name;
    if (wanted == null && names.size() > 1) {
      throw new InputException(
          "`%s` declares several sweeps".formatted(spec.file()),
          "name one of them: --sweep " + String.join(" | ", names));
    }
    String chosen = wanted == null ? names.get(0) : wanted;
    return compilation
        .sweep(chosen)
        .orElseThrow(
            () ->
                new InputException(
                    "there is no sweep `%s` in `%s`".formatted(chosen, spec.file()),
                    Suggestion.nearest(chosen, names)
                        .map("did you mean `%s`?"::formatted)
                        .orElse("there are: " + String.join(", ", names))));
  }

  private static void print(SweepListing sweep, Console console) {
    List<Table.Column> columns = new ArrayList<>();
    sweep.variables().forEach(variable -> columns.add(Table.Column.text(variable)));
    columns.add(Table.Column.number("parameters"));
    columns.add(Table.Column.number("multiply-adds"));
    for (String value : sweep.values()) {
      columns.add(Table.Column.number("published " + value));
    }
    Table table = new Table(columns.toArray(Table.Column[]::new));
    for (SweepListing.CellEntry cell : sweep.cells()) {
      List<String> row = new ArrayList<>(cell.arguments().values());
      row.add(cell.parameters() == null ? "excluded" : Numbers.grouped(cell.parameters()));
      row.add(cell.multiplyAdds() == null ? "" : Numbers.scaled(cell.multiplyAdds()));
      for (int i = 0; i < sweep.values().size(); i++) {
        Double figure = i < cell.published().size() ? cell.published().get(i) : null;
        row.add(figure == null ? "" : figure.toString());
      }
      table.row(row.toArray(String[]::new));
    }
    table.lines().forEach(console::result);
    console.result("");
    console.result(
        "%s, %s, %s%s"
            .formatted(
                Console.counted(sweep.cells().size(), "cell"),
                Console.counted((int) sweep.trainings(), "training"),
                Console.counted((int) sweep.measurements(), "measurement"),
                sweep.seeds().size() == 1
                    ? ""
                    : ", each training with %d seeds counted".formatted(sweep.seeds().size())));
    if (sweep.needsReplicas()) {
      console.result("It asks for asynchronous replicas: it can be planned, not run.");
    }
  }
}

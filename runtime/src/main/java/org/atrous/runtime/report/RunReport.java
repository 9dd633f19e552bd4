package org.atrous.runtime.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.atrous.runtime.chart.Figures;
import org.atrous.runtime.chart.Line;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.page.DataTable;
import org.atrous.runtime.page.DataTable.Cell;
import org.atrous.runtime.page.DataTable.Column;
import org.atrous.runtime.page.Part;
import org.atrous.runtime.page.Report;
import org.atrous.runtime.page.Section;
import org.atrous.runtime.run.NetworkSummary;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.run.RunSettings;

/**
 * What a run has to tell: what was trained and how, its curves, and its evaluations. Nothing but
 * the folder is needed, neither data nor TensorFlow; a run without any evaluation, or without any
 * step, has a report as well.
 */
public final class RunReport {
  /** Modules that the version already names. */
  private static final String LIBRARY = "std/";

  private final RunFolder run;
  private final RunSettings settings;
  private final Optional<NetworkSummary> network;
  private final MetricLog log;
  private final List<FoundEvaluation> evaluations;

  private RunReport(RunFolder run) throws IOException {
    this.run = run;
    this.settings = run.settings();
    this.network = NetworkSummary.read(run);
    this.log = MetricLog.read(run.log());
    this.evaluations = FoundEvaluation.in(run);
  }

  /**
   * Reads a run.
   *
   * @throws org.atrous.runtime.BadInputException if a file of it is damaged
   */
  public static RunReport read(RunFolder run) throws IOException {
    return new RunReport(run);
  }

  /** The results of its evaluations, by name. */
  public List<EvaluationResult> results() {
    return evaluations.stream().map(FoundEvaluation::result).toList();
  }

  /** The last step that was logged; 0 if none was. */
  public int lastStep() {
    return log.lastStep();
  }

  /**
   * The report.
   *
   * @throws org.atrous.runtime.BadInputException if a picture is damaged
   */
  public Report report() throws IOException {
    List<Section> sections = new ArrayList<>();
    sections.add(curves());
    for (FoundEvaluation evaluation : evaluations) {
      sections.add(new EvaluationParts(evaluation).section(log.lastStep()));
    }
    if (evaluations.isEmpty()) {
      sections.add(notEvaluated());
    }
    sections.add(setUp());
    network.ifPresent(summary -> sections.add(blocks(summary)));
    sections.add(origin());
    Recipe recipe = settings.recipe();
    String subtitle =
        "%s on %s, recipe %s, seed %d"
            .formatted(settings.network(), recipe.dataset().name(), recipe.name(), settings.seed());
    return new Report("Run " + name(), subtitle, List.of(new Part.Tiles(headline())), sections);
  }

  private String name() {
    return String.valueOf(run.path().toAbsolutePath().normalize().getFileName());
  }

  private List<Part.Tile> headline() {
    List<Part.Tile> tiles = new ArrayList<>();
    for (EvaluationResult result : results()) {
      tiles.add(new Part.Tile("mIoU", Figures.percent(result.mIoU()), result.evaluation()));
    }
    tiles.add(
        new Part.Tile(
            "Steps",
            Figures.grouped(log.lastStep()),
            "of " + Figures.grouped(settings.recipe().steps())));
    List<Line.Point> loss = log.values().getOrDefault("loss", List.of());
    if (!loss.isEmpty()) {
      double last = loss.get(loss.size() - 1).y();
      tiles.add(new Part.Tile("Loss", Figures.significant(last), "of the last batch logged"));
    }
    network.ifPresent(
        summary -> {
          tiles.add(
              new Part.Tile(
                  "Parameters", Figures.scaled((double) summary.parameters()), "trainable"));
          tiles.add(
              new Part.Tile(
                  "Multiply-adds",
                  Figures.scaled((double) summary.multiplyAdds()),
                  "at %dx%d".formatted(summary.inputHeight(), summary.inputWidth())));
        });
    return tiles;
  }

  private Section curves() {
    List<Part> charts = Curves.of(log);
    return new Section(
        "Training",
        charts.isEmpty()
            ? List.of(new Part.Prose("No step was logged yet: training hasn't got that far."))
            : charts);
  }

  private Section notEvaluated() {
    return new Section(
        "Evaluation",
        List.of(
            new Part.Prose(
                "This run wasn't evaluated yet. The following does it; DIR is the folder of the"
                    + " data set. Then make the report again."),
            new Part.Listing("atrous evaluate --run %s --data DIR".formatted(run.path()))));
  }

  private Section setUp() {
    Recipe recipe = settings.recipe();
    List<Part.Fact> facts = new ArrayList<>();
    facts.add(new Part.Fact("Network", settings.network()));
    network.ifPresent(
        summary -> {
          facts.add(new Part.Fact("Dialect", summary.dialect()));
          facts.add(new Part.Fact("Parameters", Figures.grouped(summary.parameters())));
          facts.add(
              new Part.Fact(
                  "Multiply-adds",
                  "%s an image of %dx%d"
                      .formatted(
                          Figures.grouped(summary.multiplyAdds()),
                          summary.inputHeight(),
                          summary.inputWidth())));
        });
    Dataset dataset = recipe.dataset();
    facts.add(new Part.Fact("Data", "%s, split %s".formatted(dataset.name(), recipe.split())));
    facts.add(
        new Part.Fact(
            "Classes",
            "%d: %s".formatted(dataset.classes().size(), String.join(", ", dataset.classes()))));
    facts.add(new Part.Fact("Recipe", recipe.name()));
    facts.add(new Part.Fact("Crop", "%dx%d".formatted(recipe.cropHeight(), recipe.cropWidth())));
    facts.add(new Part.Fact("Batch", batch(recipe)));
    facts.add(new Part.Fact("Output stride", String.valueOf(recipe.outputStride())));
    facts.add(new Part.Fact("Steps", Figures.grouped(recipe.steps())));
    facts.add(new Part.Fact("Seed", String.valueOf(settings.seed())));
    new TreeMap<>(settings.overrides())
        .forEach((name, value) -> facts.add(new Part.Fact("Set by hand", name + "=" + value)));
    Set<String> left = Set.of("dataset", "after");
    return new Section(
        "Network and recipe",
        List.of(
            new Part.Facts(facts),
            new Part.Folded(
                "All settings of the recipe", List.of(SettingsTable.of(Json.tree(recipe), left))),
            new Part.Folded(
                "All settings of the data set",
                List.of(SettingsTable.of(Json.tree(dataset), Set.of("colors"))))));
  }

  private static String batch(Recipe recipe) {
    return recipe.accumulate() == 1
        ? String.valueOf(recipe.batch())
        : "%d, gradients of %d make a step".formatted(recipe.batch(), recipe.accumulate());
  }

  private static Section blocks(NetworkSummary summary) {
    List<List<Cell>> rows = new ArrayList<>();
    for (NetworkSummary.Block block : summary.blocks()) {
      rows.add(
          List.of(
              Cell.of(block.name()),
              Cell.of(String.join("x", block.shape().stream().map(String::valueOf).toList())),
              Cell.of(String.valueOf(block.rate())),
              share(block.parameters(), summary.parameters()),
              share(block.multiplyAdds(), summary.multiplyAdds())));
    }
    List<Cell> total =
        List.of(
            Cell.of("total"),
            Cell.of(""),
            Cell.of(""),
            Cell.of(Figures.grouped(summary.parameters())),
            Cell.of(Figures.grouped(summary.multiplyAdds())));
    DataTable table =
        new DataTable(
            "At output stride %d, an image of %dx%d"
                .formatted(summary.outputStride(), summary.inputHeight(), summary.inputWidth()),
            List.of(
                Column.text("Block"),
                Column.text("Shape"),
                Column.number("Rate"),
                Column.number("Parameters"),
                Column.number("Multiply-adds")),
            rows,
            List.of(total));
    return new Section("Blocks", List.of(table));
  }

  private static Cell share(long part, long whole) {
    Cell cell = Cell.of(Figures.grouped(part));
    return whole == 0 ? cell : cell.withBar((double) part / whole);
  }

  private Section origin() throws IOException {
    List<Part> parts = new ArrayList<>();
    List<String> left =
        List.of(
            "recipe",
            "command",
            "overrides",
            "specClass",
            "validation.evaluation.dataset.classes",
            "validation.evaluation.dataset.colors",
            "validation.evaluation.dataset.codes");
    parts.add(SettingsTable.of(Json.tree(settings), Set.copyOf(left)));
    parts.add(new Part.Listing("atrous " + String.join(" ", settings.command())));
    for (Map.Entry<String, String> spec : run.specs().entrySet()) {
      if (!spec.getKey().startsWith(LIBRARY)) {
        parts.add(
            new Part.Folded("Spec " + spec.getKey(), List.of(new Part.Listing(spec.getValue()))));
      }
    }
    return new Section("Where it came from", parts);
  }
}

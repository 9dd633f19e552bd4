package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.atrous.runtime.evaluation.EvaluationResult;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.page.HtmlPage;
import org.atrous.runtime.page.Report;
import org.atrous.runtime.report.RunReport;
import org.atrous.runtime.run.RunFolder;
import org.atrous.runtime.sweep.SweepFolder;
import org.atrous.runtime.sweep.SweepTables;
import org.atrous.runtime.table.LatexTable;
import org.atrous.runtime.table.MarkdownTable;
import org.atrous.runtime.table.ResultTable;
import org.atrous.runtime.table.TableForms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous report}: all that a run has to tell, as one page. */
@Command(
    name = "report",
    description = {
      "Writes one page of HTML about a run: what was trained and how, its curves, and its"
          + " evaluations with tables, confusion matrix and pictures; and the same in short to the"
          + " terminal. Of a sweep: its table with published figures, what each factor does, curves,"
          + " and the same images as its trials see them.",
      "",
      "The page needs nothing but itself. The run needs neither be finished nor evaluated."
    },
    footer = {
      "  atrous report runs/a",
      "  atrous report --run runs/a --output a.html",
      "  atrous report sweeps/table3 --table latex"
    })
final class ReportCommand implements Callable<Integer> {
  private static final String FILE = "report.html";

  @Spec private CommandSpec command;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "The folder of a run or a sweep.")
  private @Nullable Path folder;

  @Option(names = "--run", paramLabel = "DIR", description = "The folder, too.")
  private @Nullable Path run;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the page goes (default: report.html in that folder).")
  private @Nullable Path output;

  @Option(
      names = "--table",
      paramLabel = "FORM",
      description = "The table of a sweep as ${COMPLETION-CANDIDATES}, for a paper or a program.")
  private @Nullable TableForm tableForm;

  @Mixin private Format.Choice format;

  /** How the table of a sweep is written out. */
  private enum TableForm {
    MARKDOWN,
    LATEX,
    CSV;

    List<String> lines(ResultTable table) {
      String text =
          switch (this) {
            case MARKDOWN -> MarkdownTable.of(table);
            case LATEX -> LatexTable.of(table);
            case CSV -> TableForms.csv(table);
          };
      return text.lines().toList();
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws IOException {
    Path chosen = folder == null ? run : folder;
    if (chosen == null || (folder != null && run != null)) {
      throw new ParameterException(
          command.commandLine(),
          chosen == null ? "a run folder is missing" : "there are two run folders");
    }
    if (SweepFolder.isSweep(chosen)) {
      return sweep(SweepFolder.open(chosen));
    }
    RunFolder opened = RunFolder.open(chosen);
    RunReport read = RunReport.read(opened);
    Report report = read.report();
    Path page = output == null ? page(opened) : output;
    AtomicFile.write(page, HtmlPage.of(report));
    Console console = new Console(command);
    if (format.isJson()) {
      console.result(Json.pretty(Told.of(opened, read, page)).stripTrailing());
    } else {
      ReportText.lines(report).forEach(console::result);
      console.summary("");
      console.summary("report  " + page);
    }
    return ExitCode.OK;
  }

  private int sweep(SweepFolder folder) throws IOException {
    SweepTables results = new SweepTables(folder);
    Path page = output == null ? folder.path().resolve(FILE) : output;
    AtomicFile.write(page, HtmlPage.of(results.report().report()));
    Console console = new Console(command);
    if (format.isJson()) {
      console.result(SweepResults.json(results.tables()));
      return ExitCode.OK;
    }
    for (ResultTable table : results.tables()) {
      (tableForm == null ? SweepResults.lines(table) : tableForm.lines(table))
          .forEach(console::result);
    }
    console.summary("");
    console.summary("report  " + page);
    return ExitCode.OK;
  }

  /** Where the report of a run goes. */
  static Path page(RunFolder run) {
    return run.path().resolve(FILE);
  }

  /**
   * The report for programs.
   *
   * @param report the page
   * @param network that was trained
   * @param steps of the recipe
   * @param lastStep that was logged
   * @param evaluations their results
   */
  private record Told(
      String report, String network, int steps, int lastStep, List<EvaluationResult> evaluations) {
    static Told of(RunFolder run, RunReport report, Path page) {
      return new Told(
          page.toString(),
          run.settings().network(),
          run.settings().recipe().steps(),
          report.lastStep(),
          report.results());
    }
  }
}

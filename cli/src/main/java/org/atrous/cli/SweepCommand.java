package org.atrous.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.source.Suggestion;
import org.atrous.compiler.sweep.Sweep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code atrous sweep}: what a sweep comes to. */
@Command(
    name = "sweep",
    description = {
      "Plans a sweep: its cells with their networks, and how many trainings and measurements they"
          + " come to. Running sweeps is not there yet.",
      "",
      "Parameters are trainable numbers; multiply-adds are those of the convolutions, for one image"
          + " at the evaluation's output stride: its window, the size it pads to, or 513x513. Cells"
          + " that differ in nothing that a training depends on share it."
    },
    footer = {
      "  atrous sweep tables.atrous --plan",
      "  atrous sweep tables.atrous --sweep table3 --plan",
      "  atrous sweep tables.atrous --sweep table3 --plan --format json"
    })
final class SweepCommand implements Callable<Integer> {
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

  @Override
  public Integer call() throws IOException {
    Console console = new Console(command);
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    Sweep sweep = sweep(compilation.get());
    if (!plan) {
      if (sweep.needsReplicas()) {
        throw new InputException(
            "the sweep `%s` asks for asynchronous replicas, which are not trained"
                .formatted(sweep.name()),
            "it can be planned: add --plan");
      }
      throw new InputException(
          "the sweep `%s` can't be run: running sweeps is not there yet".formatted(sweep.name()),
          "show what it comes to: add --plan");
    }
    SweepListing listing = SweepListing.of(sweep);
    if (format.isJson()) {
      console.result(Format.json(listing));
    } else {
      print(listing, console);
    }
    return ExitCode.OK;
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

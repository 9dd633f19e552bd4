package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.experiment.DatasetSpec;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.Experiments;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.experiment.TrainingSpec;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.sweep.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous list}: what specs declare. */
@Command(
    name = "list",
    description = {
      "Lists what specs declare: networks with their parameters and legal output strides, data"
          + " sets, recipes, evaluations, sweeps.",
      "",
      "With --format json, the result is an array with an object for each sound spec."
    },
    footer = {
      "  atrous list deeplab.atrous",
      "  atrous list nets/                every spec below a folder"
    })
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private Format.Choice format;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Specs, or folders that are searched for *.atrous.")
  private List<Path> arguments;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(command);
    List<SpecListing> listings = new ArrayList<>();
    for (Path spec : SpecFiles.expand(arguments)) {
      Compilation compilation =
          AtrousCompiler.compile(
              new CompileRequest(
                  spec,
                  SpecFiles.workingFolder(),
                  GenerateCommand.DEFAULT_PACKAGE,
                  Map.of(),
                  console.importPath()));
      console.diagnostics(compilation.diagnostics());
      if (!compilation.succeeded()) {
        continue;
      }
      if (format.isJson()) {
        listings.add(SpecListing.of(compilation));
      } else {
        console.result(compilation.files().get(0).displayPath());
        declarations(compilation).lines().stream()
            .skip(1)
            .forEach(line -> console.result("  " + line));
      }
    }
    if (format.isJson()) {
      console.result(Format.json(listings));
    }
    return console.errors() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static Table declarations(Compilation compilation) {
    Table table = new Table(Table.Column.text(""), Table.Column.text(""), Table.Column.text(""));
    for (PlannedNetwork network : compilation.networks()) {
      table.row("network", network.network().name(), describe(network));
    }
    Experiments experiments = compilation.experiments();
    for (DatasetSpec dataset : experiments.datasets()) {
      table.row("dataset", dataset.name(), Console.counted(dataset.classes().size(), "class"));
    }
    for (RecipeSpec recipe : experiments.recipes()) {
      table.row("recipe", recipe.name(), describe(recipe));
    }
    for (EvaluationSpec evaluation : experiments.evaluations()) {
      table.row("evaluation", evaluation.name(), describe(evaluation));
    }
    for (Sweep sweep : compilation.sweeps()) {
      table.row("sweep", sweep.name(), describe(sweep));
    }
    return table;
  }

  private static String describe(PlannedNetwork network) {
    String arguments =
        network.network().arguments().entrySet().stream()
            .map(argument -> argument.getKey() + ": " + argument.getValue().text())
            .collect(Collectors.joining(", ", "(", ")"));
    return "%s parameters, output strides %s %s"
        .formatted(
            Numbers.grouped(network.parameters()),
            Numbers.list(network.outputStrides().legal()),
            arguments);
  }

  private static String describe(Sweep sweep) {
    return "%s over %s: %s, %s%s"
        .formatted(
            Console.counted(sweep.cells().size(), "cell"),
            String.join(", ", sweep.variables()),
            Console.counted((int) sweep.trainings(), "training"),
            Console.counted((int) sweep.measurements(), "measurement"),
            sweep.needsReplicas() ? "; can't be run, for its replicas" : "");
  }

  private static String describe(RecipeSpec recipe) {
    TrainingSpec training = recipe.training();
    return "%s %s, crop %dx%d, batch %d, %s steps at output stride %d"
        .formatted(
            recipe.data().dataset().name(),
            recipe.data().split(),
            training.crop().height(),
            training.crop().width(),
            training.batch(),
            Numbers.grouped(training.steps()),
            training.outputStride());
  }

  private static String describe(EvaluationSpec evaluation) {
    return "%s %s at output stride %d"
        .formatted(
            evaluation.data().dataset().name(),
            evaluation.data().split(),
            evaluation.measuring().outputStride());
  }
}

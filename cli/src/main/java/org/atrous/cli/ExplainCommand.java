package org.atrous.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.report.Explanation;
import org.atrous.compiler.report.NetworkExplainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code atrous explain}: every resolved setting and where it came from. */
@Command(
    name = "explain",
    description = {
      "Shows what every setting of a network was resolved to, and where it came from.",
      "",
      "A value comes from --set, from an argument of the call, from the parameter's default, from"
          + " the dialect (which says the dialect in the line that makes the setting, or that the"
          + " network gives it by hand), from the step or the multi-grid of a block, or from the"
          + " residual around a shortcut. Units of a block that are alike are one entry.",
      "",
      "With --format json, the result is one object, or an array of objects where the"
          + " spec declares several networks and --network names none."
    },
    footer = {
      "  atrous explain deeplab.atrous",
      "  atrous explain zoo.atrous --network Cascade --set last=block6",
      "  atrous explain deeplab.atrous --format json"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;
  @Mixin private Format.Choice format;

  @Override
  public Integer call() throws JsonProcessingException {
    Console console = new Console(command);
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    List<Explanation> explanations =
        spec.networks(compilation.get()).stream()
            .map(planned -> NetworkExplainer.explain(planned.network()))
            .toList();
    if (format.isJson()) {
      console.result(Format.json(explanations.size() == 1 ? explanations.get(0) : explanations));
      return ExitCode.OK;
    }
    String separator = "";
    for (Explanation explanation : explanations) {
      console.result(separator + String.join("\n", ExplanationText.lines(explanation)));
      separator = "\n";
    }
    return ExitCode.OK;
  }
}

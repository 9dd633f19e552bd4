package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.source.Diagnostic;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous check}: prints the diagnostics of every spec. */
@Command(
    name = "check",
    description = {
      "Finds the mistakes in specs: all of them in one go, each with its place and a way out.",
      "",
      "Nothing is written, and TensorFlow isn't needed. A warning is silenced in the spec, with its"
          + " code and a reason: allow(AT0312, \"the published rates\").",
      "",
      "With --format json, the result is one object: counts, and the diagnostics with their places."
    },
    footer = {
      "  atrous check deeplab.atrous             one spec, with all that it imports",
      "  atrous check nets/                      every spec below a folder",
      "  atrous check --quiet nets/ && echo ok   only the exit code and the mistakes"
    })
final class CheckCommand implements Callable<Integer> {
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
    List<Path> specs = SpecFiles.expand(arguments);
    List<Path> imports = console.importPath();
    // At the same time, but told in the order of the specs.
    List<List<Diagnostic>> bySpec =
        specs.parallelStream().map(spec -> diagnostics(spec, imports)).toList();
    if (!format.isJson()) {
      bySpec.forEach(console::diagnostics);
    }
    List<Diagnostic> found = bySpec.stream().flatMap(List::stream).toList();
    if (format.isJson()) {
      console.result(Format.json(Findings.of(specs.size(), found)));
    } else {
      console.summary(Console.counted(specs.size(), "spec") + " checked: " + console.counts());
    }
    return found.stream().noneMatch(Diagnostic::isError) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static List<Diagnostic> diagnostics(Path spec, List<Path> imports) {
    return AtrousCompiler.compile(
            new CompileRequest(
                spec,
                SpecFiles.workingFolder(),
                GenerateCommand.DEFAULT_PACKAGE,
                Map.of(),
                imports))
        .diagnostics();
  }
}

package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.CompileRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous check}: prints the diagnostics of every spec. */
@Command(
    name = "check",
    description = {
      "Finds the mistakes in specs: all of them in one go, each with its place and a way out.",
      "",
      "Nothing is written, and TensorFlow isn't needed."
    },
    footer = {
      "  atrous check deeplab.atrous             one spec, with all that it imports",
      "  atrous check nets/                      every spec below a folder",
      "  atrous check --quiet nets/ && echo ok   only the exit code and the mistakes"
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Specs, or folders that are searched for *.atrous.")
  private List<Path> arguments;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(command);
    List<Path> specs = SpecFiles.expand(arguments);
    for (Path spec : specs) {
      CompileRequest request =
          new CompileRequest(
              spec, SpecFiles.workingFolder(), GenerateCommand.DEFAULT_PACKAGE, Map.of());
      console.diagnostics(AtrousCompiler.compile(request).diagnostics());
    }
    console.summary(Console.counted(specs.size(), "spec") + " checked: " + console.counts());
    return console.errors() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}

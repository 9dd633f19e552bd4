package org.atrous.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.format.SpecFormatter;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceReader;
import org.atrous.runtime.files.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous fmt}: brings specs into the one layout. */
@Command(
    name = "fmt",
    description = {
      "Brings specs into the one layout, and prints the files that it changed.",
      "",
      "Indentation, blanks, columns and line ends (LF) follow from the text; which statements stand"
          + " together, what an empty line separates, and which bodies stay on one line is up to"
          + " you. The meaning and all comments stay. A file with mistakes is left alone."
    },
    footer = {
      "  atrous fmt deeplab.atrous    one spec",
      "  atrous fmt nets/             every spec below a folder",
      "  atrous fmt --check nets/     for builds: writes nothing, fails where it would"
    })
final class FmtCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Specs, or folders that are searched for *.atrous.")
  private List<Path> arguments;

  @Option(
      names = "--check",
      description = "Write nothing; exit with 1 if a file isn't in the layout, and name it.")
  private boolean check;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(command);
    List<Path> specs = SpecFiles.expand(arguments);
    int changed = 0;
    for (Path spec : specs) {
      if (format(spec, console)) {
        changed++;
        console.result(spec.toString());
      }
    }
    String counts = Console.counted(specs.size(), "spec") + ", " + changed;
    console.summary(counts + (check ? " not in the layout" : " changed"));
    boolean failed = console.errors() > 0 || (check && changed > 0);
    return failed ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  /** Whether the file was not in the layout. */
  private boolean format(Path file, Console console) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    Optional<String> text =
        SourceReader.read(file, file.toString().replace('\\', '/'), diagnostics)
            .flatMap(source -> SpecFormatter.format(source, diagnostics));
    console.diagnostics(diagnostics.sorted());
    if (text.isEmpty() || text.get().equals(Files.readString(file, StandardCharsets.UTF_8))) {
      return false;
    }
    if (!check) {
      AtomicFile.write(file.toRealPath(), text.get());
    }
    return true;
  }
}

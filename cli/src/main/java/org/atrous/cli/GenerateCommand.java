package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.output.SourceWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code atrous generate}: writes the Java classes of a spec. */
@Command(
    name = "generate",
    description = {
      "Writes a Java class for each network of a spec, below the folder of its package.",
      "",
      "Files that are the same already are left untouched; after a mistake in the spec nothing is"
          + " written. In a Maven build, atrous-maven-plugin does this by itself."
    },
    footer = {
      "  atrous generate deeplab.atrous --output src/main/java \\",
      "      --package org.example.nets"
    })
final class GenerateCommand implements Callable<Integer> {
  static final String DEFAULT_PACKAGE = "generated";

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "FILE", description = "The spec.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The source folder to write to.")
  @SuppressWarnings("NullAway.Init") // required
  private Path output;

  @Option(
      names = "--package",
      paramLabel = "NAME",
      defaultValue = DEFAULT_PACKAGE,
      description = "Java package of the classes (default: ${DEFAULT-VALUE}).")
  private String packageName = DEFAULT_PACKAGE;

  @Override
  public Integer call() throws IOException {
    if (!SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
      throw new ParameterException(
          command.commandLine(), "`" + packageName + "` is no name for a Java package");
    }
    Console console = new Console(command);
    Compilation compilation =
        AtrousCompiler.compile(
            new CompileRequest(
                file, SpecFiles.base(file), packageName, Map.of(), console.importPath()));
    console.diagnostics(compilation.diagnostics());
    if (!compilation.succeeded()) {
      console.summary("Nothing was written: " + console.counts());
      return ExitCode.SOFTWARE;
    }
    SourceWriter.Outcome outcome = new SourceWriter(output).write(compilation.sources());
    console.summary(
        "%s written to %s, %d unchanged"
            .formatted(Console.counted(outcome.written(), "file"), output, outcome.unchanged()));
    return ExitCode.OK;
  }
}

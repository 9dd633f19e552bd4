package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.report.Summarizer;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.runtime.discovery.FileDiscovery;
import org.atrous.runtime.discovery.FoundFiles;
import org.atrous.runtime.discovery.FoundLabels;
import org.atrous.runtime.discovery.LabelDiscovery;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.machine.MachineMemory;
import org.atrous.runtime.progress.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code atrous new}: a spec to begin with.
 *
 * <ol>
 *   <li>Without data, shapes are drawn.
 *   <li>Images and labels are found by their names, and all labels are read.
 *   <li>Crop and batch are chosen so that training fits into memory.
 *   <li>The spec is written, with lists where the folders don't tell the splits.
 * </ol>
 */
@Command(
    name = "new",
    description = {
      "Writes a spec to begin with, for a folder of images and labels: a data set with the classes,"
          + " ignored values and splits that are found by looking, a small network, a recipe and an"
          + " evaluation. Without --data it draws shapes to train on.",
      "",
      "Labels are found by their names: images/a.jpg and labels/a.png, train/a.jpg and"
          + " trainannot/a.png, a.jpg and a_mask.png, and the layouts of the usual data sets. Names"
          + " of classes come from a file that lists them, such as classes.txt or a colour table."
          + " Where only one split is there, DIR/data gets lists that keep a fifth of the images"
          + " for measuring, and a link to the images.",
      "",
      "Nothing is overwritten, and nothing is written into the folder of the images."
    },
    footer = {"  atrous new street --data photos", "  atrous new playground"})
final class NewCommand implements Callable<Integer> {
  /** Longest sides of crops that are tried, until training fits into memory. */
  private static final int[] CROPS = {320, 256, 192, 128};

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "The folder for the spec, which is made.")
  private Path folder;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The folder of images and labels (default: draw some).")
  private @Nullable Path data;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the data set and the spec (default: that of the folder).")
  private @Nullable String name;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Of the choice of images for measuring, and of drawings (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(command);
    String chosen = chosenName();
    StarterFolder target = new StarterFolder(folder);
    Path spec = target.free(chosen + ".atrous");
    @Nullable Path made = data == null ? target.draw(seed) : null;
    Path given = made == null ? Objects.requireNonNull(data) : made;
    try {
      FoundFiles files = FileDiscovery.in(given, seed);
      FoundLabels labels = look(files, given, console);
      String text = fitting(chosen, files, labels);
      if (files.needsLists()) {
        made = target.list(files);
      }
      AtomicFile.write(spec, text);
      report(spec, made == null ? files.root() : made, files, labels, console);
    } catch (IOException | RuntimeException e) {
      if (made != null) {
        StarterFolder.delete(made);
      }
      throw e;
    }
    return ExitCode.OK;
  }

  private String chosenName() {
    if (name == null) {
      return StarterSpec.nameOf(folder.toAbsolutePath().normalize().getFileName() + "");
    }
    if (!name.equals(StarterSpec.nameOf(name))) {
      throw new ParameterException(
          command.commandLine(),
          "--name is of small letters, digits and _, as in `%s`, and no word of the language"
              .formatted(StarterSpec.nameOf(name)));
    }
    return name;
  }

  private static FoundLabels look(FoundFiles files, Path given, Console console) {
    try (Progress progress = console.progress("read labels", 0, files.size())) {
      return LabelDiscovery.look(files, given, done -> progress.show(done, ""));
    }
  }

  /** The spec with the largest crop that leaves half of the memory free. */
  private String fitting(String chosen, FoundFiles files, FoundLabels labels) throws IOException {
    long memory = MachineMemory.now().free() / 2;
    String text = "";
    for (int longest : CROPS) {
      StarterRecipe recipe =
          StarterRecipe.of(labels.sizes(), files.size(files.training()), longest);
      text = new StarterSpec(chosen, files, labels, recipe, files.needsLists()).text();
      if (training(chosen, text, recipe) <= memory) {
        break;
      }
    }
    return text;
  }

  private static long training(String name, String text, StarterRecipe recipe) throws IOException {
    Path base = Files.createTempDirectory("atrous-new");
    Path file = base.resolve(name + ".atrous");
    try {
      Files.writeString(file, text);
      Compilation compilation =
          AtrousCompiler.compile(
              new CompileRequest(file, base, GenerateCommand.DEFAULT_PACKAGE, Map.of()));
      if (!compilation.succeeded()) {
        throw new IllegalStateException(compilation.diagnostics() + " in\n" + text);
      }
      PlannedNetwork network = compilation.networks().get(0);
      return Summarizer.summarize(
              network,
              recipe.outputStride(),
              recipe.height(),
              recipe.width(),
              recipe.batch(),
              new Diagnostics())
          .memory()
          .training();
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(base);
    }
  }

  private void report(
      Path spec, Path dataFolder, FoundFiles files, FoundLabels labels, Console console) {
    String splits =
        files.splits().keySet().stream()
            .map(split -> "%s %s".formatted(split, Numbers.grouped(files.size(split))))
            .collect(Collectors.joining(", "));
    console.summary(
        "Found %s with labels (%s) and %s."
            .formatted(
                Console.counted(files.size(), "image"),
                splits,
                Console.counted(labels.classes().size(), "class")));
    console.summary("  images  " + files.root().resolve(files.images()));
    console.summary("  labels  " + files.root().resolve(files.labels()));
    files.remarks().forEach(remark -> console.summary("  note    " + remark));
    labels.remarks().forEach(remark -> console.summary("  note    " + remark));
    console.result("Wrote " + spec);
    Path run = folder.resolve("runs").resolve("first");
    Path sheet = folder.resolve("sheet.png");
    console.summary("Next:");
    console.summary("  atrous data %s --data %s".formatted(spec, dataFolder));
    console.summary("  atrous browse %s --data %s --output %s".formatted(spec, dataFolder, sheet));
    console.summary("  atrous train %s --data %s --run %s".formatted(spec, dataFolder, run));
    console.summary("  atrous evaluate --run %s --data %s".formatted(run, dataFolder));
  }
}

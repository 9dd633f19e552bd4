package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.runtime.Normalization;
import org.atrous.runtime.data.Augmentation;
import org.atrous.runtime.data.BatchSchedule;
import org.atrous.runtime.data.Sample;
import org.atrous.runtime.data.SampleSource;
import org.atrous.runtime.data.pack.SampleFolders;
import org.atrous.runtime.experiment.Recipe;
import org.atrous.runtime.picture.ContactSheet;
import org.atrous.runtime.picture.PngFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atrous browse}: what a training sees of its images. */
@Command(
    name = "browse",
    description = {
      "Draws a contact sheet of what a recipe's training sees: a row for each image, first as it is,"
          + " then as augmented crops, each with its labels beside it as an overlay, and a legend of"
          + " the classes.",
      "",
      "The crops are padded with the mean colour of the network: of the one that --network names, or"
          + " else of the first; without any network, with grey."
    },
    footer = {
      "  atrous browse camvid.atrous --data camvid --output sheet.png",
      "  atrous browse nets.atrous --recipe voc_stage1 --data VOCdevkit/VOC2012 \\",
      "      --output sheet.png --images 8 --crops 3 --seed 2"
    })
final class BrowseCommand implements Callable<Integer> {
  private static final Normalization GREY = Normalization.of(127.5, 127.5, 127.5, 1, 1, 1);

  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "The recipe, where the spec declares several.")
  private @Nullable String recipe;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the recipe's data set.")
  @SuppressWarnings("NullAway.Init") // required
  private Path data;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The picture to write, a PNG.")
  @SuppressWarnings("NullAway.Init") // required
  private Path output;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "4",
      description = "Number of images (default: ${DEFAULT-VALUE}).")
  private int images;

  @Option(
      names = "--crops",
      paramLabel = "N",
      defaultValue = "3",
      description = "Number of crops of each image (default: ${DEFAULT-VALUE}).")
  private int crops;

  @Option(
      names = "--side",
      paramLabel = "N",
      defaultValue = "240",
      description = "Longer side of a picture in the sheet (default: ${DEFAULT-VALUE}).")
  private int side;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the choice of images and of the augmentation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    requireWithin("--images", images, 100);
    requireWithin("--crops", crops, 10);
    requireWithin("--side", side, 1000);
    Console console = new Console(command);
    Optional<Compilation> compilation = spec.compile(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    LoadedSpec loaded = LoadedSpec.load(compilation.get());
    Recipe chosen = loaded.recipe(recipe);
    SampleSource source = SampleFolders.open(chosen.dataset(), data).split(chosen.split());
    Augmentation augmentation =
        new Augmentation(chosen, normalization(compilation.get(), loaded), seed);
    List<List<Sample>> rows = rows(source, augmentation);
    PngFile.write(output, new ContactSheet(chosen.dataset(), side).of(rows));
    console.summary(
        "%s of recipe `%s`, each as it is and in %s of %dx%d, in %s"
            .formatted(
                Console.counted(rows.size(), "image"),
                chosen.name(),
                Console.counted(crops, "crop"),
                chosen.cropHeight(),
                chosen.cropWidth(),
                output));
    return ExitCode.OK;
  }

  private void requireWithin(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          command.commandLine(), "%s is 1 to %d, not %d".formatted(option, most, value));
    }
  }

  private Normalization normalization(Compilation compilation, LoadedSpec loaded) {
    if (compilation.networks().isEmpty() && !spec.namesNetwork()) {
      return GREY;
    }
    return loaded.network(spec.networks(compilation).get(0).network().name()).normalization();
  }

  /** The images with which a training of the seed begins, one a step. */
  private List<List<Sample>> rows(SampleSource source, Augmentation augmentation) {
    BatchSchedule schedule = new BatchSchedule(seed, source.size(), 1);
    List<List<Sample>> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(images, source.size()); i++) {
      Sample sample = source.load(schedule.samples(i + 1)[0]);
      List<Sample> row = new ArrayList<>();
      row.add(sample);
      for (int crop = 0; crop < crops; crop++) {
        row.add(augmentation.crop(sample, i + 1, crop));
      }
      rows.add(row);
    }
    return rows;
  }
}

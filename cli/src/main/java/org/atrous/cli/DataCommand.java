package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.atrous.compiler.Compilation;
import org.atrous.runtime.data.DatasetFolder;
import org.atrous.runtime.data.DatasetReport;
import org.atrous.runtime.data.DatasetSurvey;
import org.atrous.runtime.data.pack.PackedFolder;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.progress.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code atrous data}: a whole data set, checked before a training. */
@Command(
    name = "data",
    description = {
      "Reads every image and label of a data set, and says what is there: how many, how large, how"
          + " frequent each class is; and every file that is missing, broken or wrong.",
      "",
      "With problems, the exit code is 1. Shares are those of the pixels that have a class.",
      "",
      "With --pack it writes the samples, decoded and checked, into a new folder, which takes 4 bytes"
          + " a pixel. Wherever that folder is given as --data, its samples are the same to the bit,"
          + " and read faster."
    },
    footer = {
      "  atrous data camvid.atrous --data camvid",
      "  atrous data nets.atrous --dataset voc2012 --data VOCdevkit/VOC2012 \\",
      "      --split train",
      "  atrous data camvid.atrous --data camvid --format json",
      "  atrous data camvid.atrous --data camvid --pack camvid_packed --skip-broken"
    })
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SpecOptions spec;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "The data set, one that the spec declares, uses or imports.")
  private @Nullable String name;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the data set.")
  @SuppressWarnings("NullAway.Init") // required
  private Path data;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      description = "One split; may be given several times (default: all that are there).")
  private List<String> splits = List.of();

  @Option(
      names = "--pack",
      paramLabel = "DIR",
      description = "Pack the data set into a new folder.")
  private @Nullable Path pack;

  @Mixin private BrokenSamples broken;

  @Mixin private Format.Choice format;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (broken.areSkipped() && pack == null) {
      throw new ParameterException(
          command.commandLine(), "--skip-broken goes with --pack: without it, all is listed");
    }
    Console console = new Console(command);
    Optional<Compilation> compilation =
        name == null ? spec.compile(console) : spec.compileWithDatasets(console);
    if (compilation.isEmpty()) {
      return ExitCode.SOFTWARE;
    }
    Dataset dataset = LoadedSpec.load(compilation.get()).dataset(name);
    if (PackedFolder.isPacked(data)) {
      throw new InputException(
          "`%s` was packed: its samples are sound".formatted(data),
          "give the folder of the data set's files");
    }
    return pack == null ? check(dataset, console) : pack(dataset, pack, console);
  }

  private int pack(Dataset dataset, Path target, Console console)
      throws IOException, InterruptedException {
    DataPacking.Report report =
        new DataPacking(dataset, data, broken, console).pack(splits, target);
    if (format.isJson()) {
      console.result(Json.pretty(report).stripTrailing());
    } else {
      DataPacking.lines(report).forEach(console::summary);
    }
    return ExitCode.OK;
  }

  private int check(Dataset dataset, Console console) {
    DatasetReport report = survey(dataset, console);
    if (format.isJson()) {
      console.result(Json.pretty(report).stripTrailing());
    } else {
      DatasetTable.lines(report).forEach(console::result);
    }
    return report.problems() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private DatasetReport survey(Dataset dataset, Console console) {
    DatasetSurvey survey = new DatasetSurvey(dataset, DatasetFolder.open(dataset, data));
    List<DatasetReport.Split> found = new ArrayList<>();
    for (String each : splits.isEmpty() ? survey.splits() : splits) {
      int images = survey.images(each);
      try (Progress progress = console.progress("read " + each, 0, images)) {
        found.add(survey.split(each, done -> progress.show(done, "")));
      }
    }
    return new DatasetReport(dataset.name(), data.toString(), found);
  }
}

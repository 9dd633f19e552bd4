package org.atrous.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.data.BrokenSample;
import org.atrous.runtime.data.DatasetFolder;
import org.atrous.runtime.data.DatasetSurvey;
import org.atrous.runtime.data.pack.Packing;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.progress.Progress;

/** Packs splits of a data set into a folder that trains faster. */
final class DataPacking {
  private final Dataset dataset;
  private final Path data;
  private final BrokenSamples broken;
  private final Console console;

  /**
   * @param data the folder of the data set's files
   * @param broken what to do about broken ones
   */
  DataPacking(Dataset dataset, Path data, BrokenSamples broken, Console console) {
    this.dataset = dataset;
    this.data = data;
    this.broken = broken;
    this.console = console;
  }

  /**
   * What was packed.
   *
   * @param bytes length of the files with the samples
   */
  record Report(String dataset, String folder, long bytes, List<Split> splits) {}

  /** A split, and what it is without. */
  record Split(String split, int samples, List<BrokenSample> skipped) {}

  /**
   * Packs splits.
   *
   * @param wanted their names; none for all that are there
   * @param target the new folder
   * @throws org.atrous.runtime.BadInputException if a sample is broken that may not be skipped, or
   *     the folder exists
   */
  Report pack(List<String> wanted, Path target) throws IOException, InterruptedException {
    DatasetFolder folder = DatasetFolder.open(dataset, data);
    List<String> splits = wanted.isEmpty() ? new DatasetSurvey(dataset, folder).splits() : wanted;
    List<Split> packed = new ArrayList<>();
    try (Packing packing = Packing.begin(dataset, target)) {
      for (String split : splits) {
        BrokenSamples.Sound sound = broken.of(folder, split, console);
        int samples = sound.samples().size();
        try (Progress progress = console.progress("pack " + split, 0, samples)) {
          packing.add(split, sound.samples(), done -> progress.show(done, ""));
        }
        packed.add(new Split(split, samples, sound.skipped()));
      }
      return new Report(dataset.name(), target.toString(), packing.finish(), packed);
    }
  }

  /** For people to read. */
  static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add("Packed data set `%s` into %s".formatted(report.dataset(), report.folder()));
    for (Split split : report.splits()) {
      lines.add(
          "  %s: %s%s"
              .formatted(
                  split.split().isEmpty() ? "(all)" : split.split(),
                  Console.counted(split.samples(), "sample"),
                  split.skipped().isEmpty()
                      ? ""
                      : ", without %s"
                          .formatted(Console.counted(split.skipped().size(), "broken one"))));
    }
    lines.add("  %s bytes".formatted(Numbers.grouped(report.bytes())));
    return lines;
  }
}

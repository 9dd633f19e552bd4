package org.atrous.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.SupportedSettings;

/** The files of a data set below a folder. */
public final class DatasetFolder {
  private final Dataset dataset;
  private final Path folder;
  private final FilePattern images;
  private final FilePattern labels;

  private DatasetFolder(Dataset dataset, Path folder) {
    this.dataset = dataset;
    this.folder = folder;
    this.images = new FilePattern(dataset.images());
    this.labels = new FilePattern(dataset.labels());
  }

  /**
   * The data set in a folder.
   *
   * @throws DataException if the folder is missing or empty, or the data set declares no pairs
   */
  public static DatasetFolder open(Dataset dataset, Path folder) {
    SupportedSettings.requireReadable(dataset);
    requirePairs(dataset);
    if (!Files.isDirectory(folder)) {
      throw new DataException(
          Files.exists(folder)
              ? "`%s` is a file, not the folder of data set `%s`".formatted(folder, dataset.name())
              : "the folder `%s` of data set `%s` doesn't exist".formatted(folder, dataset.name()),
          "give the folder in which `%s` lies with --data".formatted(dataset.images()));
    }
    if (Listing.of(folder).isEmpty()) {
      throw new DataException(
          "the folder `%s` of data set `%s` is empty".formatted(folder, dataset.name()),
          "put the images there, as `%s`, or give another folder with --data"
              .formatted(dataset.images()));
    }
    return new DatasetFolder(dataset, folder);
  }

  private static void requirePairs(Dataset dataset) {
    String arrow = "pairs \"%s\" -> \"%s\"".formatted(dataset.images(), dataset.labels());
    if (dataset.images().isEmpty() || dataset.labels().isEmpty()) {
      throw new DataException(
          "data set `%s` doesn't say where its files lie".formatted(dataset.name()),
          "declare them: pairs \"{split}/*.jpg\" -> \"{split}_labels/*.png\"");
    }
    if (new FilePattern(dataset.labels()).stars() > new FilePattern(dataset.images()).stars()) {
      throw new DataException(
          "data set `%s` has %s, whose labels have more `*` than its images"
              .formatted(dataset.name(), arrow),
          "each `*` of a label stands for what the image's matched, in order");
    }
  }

  /**
   * The splits of which there are images with labels, sorted; empty if the declaration names no
   * split.
   */
  public SortedSet<String> splits() {
    return images.findAnySplit(folder).stream()
        .filter(match -> Files.isRegularFile(folder.resolve(labels.resolve(match))))
        .map(FilePattern.Match::split)
        .filter(split -> !split.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The samples of a split, sorted by the name of their image.
   *
   * @throws DataException if there is none, or if an image has no label
   */
  public SampleSource split(String split) {
    List<FilePattern.Match> matches = images.find(folder, split);
    if (matches.isEmpty()) {
      throw noImages(split);
    }
    List<SamplePair> pairs = new ArrayList<>();
    List<SamplePair> unlabelled = new ArrayList<>();
    for (FilePattern.Match match : matches) {
      Path label = folder.resolve(labels.resolve(match));
      SamplePair pair = new SamplePair(match.path(), folder.resolve(match.path()), label);
      (Files.isRegularFile(label) ? pairs : unlabelled).add(pair);
    }
    if (!unlabelled.isEmpty()) {
      throw withoutLabel(unlabelled);
    }
    return new FolderSource(dataset, pairs);
  }

  private DataException noImages(String split) {
    SortedSet<String> splits = splits();
    String pattern = images.resolve(split);
    String what =
        "data set `%s` has no image `%s` in `%s`".formatted(dataset.name(), pattern, folder);
    if (!splits.isEmpty()) {
      String known = splits.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
      return new DataException(
          what,
          ClosestName.to(split, splits)
              .map("did you mean split `%s`? "::formatted)
              .orElse("")
              .concat("there are " + known));
    }
    return new DataException(
        what,
        "the folder holds %s; give another one with --data, or declare its layout with `pairs`"
            .formatted(contents()));
  }

  private static DataException withoutLabel(List<SamplePair> unlabelled) {
    SamplePair first = unlabelled.get(0);
    String others =
        unlabelled.size() == 1 ? "" : " (nor do %d more)".formatted(unlabelled.size() - 1);
    return new DataException(
        "image `%s` has no label `%s`%s".formatted(first.image(), first.label(), others),
        "add the label or remove the image: every image of a split counts");
  }

  /** A glimpse of what lies in the folder. */
  private String contents() {
    int glimpse = 4;
    List<String> names =
        Listing.of(folder).stream()
            .map(e -> "`%s%s`".formatted(e.getFileName(), Files.isDirectory(e) ? "/" : ""))
            .toList();
    String shown = names.stream().limit(glimpse).collect(Collectors.joining(", "));
    int rest = names.size() - glimpse;
    return rest > 0 ? "%s and %d more".formatted(shown, rest) : shown;
  }
}

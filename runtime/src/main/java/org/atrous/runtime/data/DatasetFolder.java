package org.atrous.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Tiling;

/** The files of a data set below a folder. */
public final class DatasetFolder implements SampleFolder {
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
   * The splits of which there is a list, or, without lists, of which there are images with labels;
   * sorted, and empty if the declaration names no split.
   */
  public SortedSet<String> splits() {
    Stream<FilePattern.Match> matches =
        dataset.list().isEmpty()
            ? images.findAnySplit(folder).stream()
                .filter(match -> Files.isRegularFile(folder.resolve(labels.resolve(match))))
            : new FilePattern(dataset.list()).findAnySplit(folder).stream();
    return matches
        .map(FilePattern.Match::split)
        .filter(split -> !split.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The samples of a split, sorted by the name of their image, or in the order of its list; cut
   * into tiles, where the data set says so.
   *
   * @throws DataException if there is none, or if an image has no label, or if the list names an
   *     image that isn't there
   */
  @Override
  public SampleSource split(String split) {
    SplitFiles files = files(split);
    if (!files.problems().isEmpty()) {
      throw files.firstProblem();
    }
    return samples(files.pairs());
  }

  @Override
  public SampleSource without(String split, Set<String> names) {
    List<SamplePair> pairs =
        files(split).pairs().stream().filter(pair -> !names.contains(pair.name())).toList();
    if (pairs.isEmpty()) {
      throw new DataException(
          "no sample of split `%s` in `%s` can be used".formatted(split, folder),
          "look at what is wrong with them by `atrous data`");
    }
    return samples(pairs);
  }

  private SampleSource samples(List<SamplePair> pairs) {
    FolderSource files = new FolderSource(dataset, pairs);
    Tiling tiles = dataset.tiles();
    return tiles == null ? files : TiledSource.of(files, tiles);
  }

  @Override
  public int count(String split) {
    return files(split).pairs().size();
  }

  /** What is missing, and then what can't be read: whole images, also where they are cut. */
  @Override
  public List<BrokenSample> broken(String split, IntConsumer progress) {
    SplitFiles files = files(split);
    List<BrokenSample> broken = new ArrayList<>(files.problems());
    broken.addAll(SampleCheck.broken(new FolderSource(dataset, files.pairs()), progress));
    return broken;
  }

  @Override
  public boolean isPacked() {
    return false;
  }

  /**
   * The files of a split, with those that are missing.
   *
   * @throws DataException if there is no image of the split, or no list
   */
  SplitFiles files(String split) {
    if (!dataset.list().isEmpty()) {
      return new SplitList(dataset, folder, split).files(splits());
    }
    List<FilePattern.Match> matches = images.find(folder, split);
    if (matches.isEmpty()) {
      throw noImages(split);
    }
    SplitFiles.Collector files = new SplitFiles.Collector();
    for (FilePattern.Match match : matches) {
      files.add(folder, match.path(), labels.resolve(match));
    }
    return files.done();
  }

  /** The labels of a split that belong to no image; a list says nothing of other files. */
  List<DataException> orphans(String split) {
    if (!dataset.list().isEmpty() || !labels.namesSplit()) {
      return List.of();
    }
    Set<String> wanted =
        images.find(folder, split).stream().map(labels::resolve).collect(Collectors.toSet());
    return labels.find(folder, split).stream()
        .map(FilePattern.Match::path)
        .filter(label -> !wanted.contains(label))
        .map(
            label ->
                new DataException(
                    "label `%s` has no image".formatted(folder.resolve(label)),
                    "add the image, or remove the label"))
        .toList();
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

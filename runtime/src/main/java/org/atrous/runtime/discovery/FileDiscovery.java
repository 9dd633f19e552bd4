package org.atrous.runtime.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.atrous.runtime.data.DataException;
import org.atrous.runtime.data.LabelGlance;

/**
 * Finds images and their labels in a folder.
 *
 * <ol>
 *   <li>{@link PairSearch} compares the names of files, and finds folders that go together.
 *   <li>{@link Layout} makes patterns of them; the likeliest whose labels look like labels is
 *       taken.
 *   <li>The splits are those that the folders name, or lists that are there, or are drawn.
 * </ol>
 */
public final class FileDiscovery {
  static final String TRAIN = "train";
  static final String VAL = "val";

  /** One image in five is kept for measuring, where nothing else is said. */
  private static final int UNSEEN_SHARE = 5;

  private static final int SHOWN = 3;

  private final FileTree tree;
  private final List<String> remarks = new ArrayList<>();

  private FileDiscovery(FileTree tree) {
    this.tree = tree;
  }

  /**
   * The images with labels in a folder.
   *
   * @param seed of the splits, where they have to be drawn
   * @throws DiscoveryException if there are none that can be told
   */
  public static FoundFiles in(Path folder, long seed) {
    FileTree tree = FileTree.of(folder);
    if (tree.images().isEmpty()) {
      throw new DiscoveryException(
          "there is no image in `%s`".formatted(folder),
          "JPEG, PNG, TIFF, WebP and BMP can be read; give the folder of images and labels with"
              + " --data");
    }
    return new FileDiscovery(tree).find(seed);
  }

  private FoundFiles find(long seed) {
    List<Layout> layouts = Layout.of(new PairSearch(tree).find());
    Layout layout =
        layouts.stream().filter(this::isPlausible).findFirst().orElseThrow(() -> none(layouts));
    others(layouts, layout);
    Layout whole = withVariants(layout, layouts);
    String base = base(whole);
    SortedMap<String, Map<String, String>> splits = new TreeMap<>();
    whole.splits().forEach((split, pairs) -> splits.put(split, below(base, pairs)));
    String images = below(base, whole.images());
    String labels = below(base, whole.labels());
    Path root = base.isEmpty() ? tree.root() : tree.root().resolve(base);
    boolean incomplete = leavesFilesOut(whole) || whole.size() > layout.size();
    if (splits.size() > 1) {
      return files(root, images, labels, "", splits, incomplete);
    }
    Map<String, String> all = splits.getOrDefault(splits.firstKey(), Map.of());
    Optional<SplitLists> lists =
        incomplete ? Optional.empty() : new ListSearch(tree, base, images, all).find();
    return lists
        .map(found -> files(root, images, labels, found.pattern(), found.splits(), false))
        .orElseGet(() -> files(root, images, labels, "", drawn(all, seed), true));
  }

  private FoundFiles files(
      Path root,
      String images,
      String labels,
      String list,
      SortedMap<String, Map<String, String>> splits,
      boolean needsLists) {
    String training =
        SplitWords.training(splits.keySet())
            .orElseGet(
                () ->
                    Collections.max(
                            splits.entrySet(),
                            (a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
                        .getKey());
    String unseen =
        SplitWords.unseen(splits.keySet())
            .filter(split -> !split.equals(training))
            .orElse(training);
    if (unseen.equals(training)) {
      remarks.add(
          "There is nothing to measure on but what is trained on: figures will say little.");
    } else if (unseen.startsWith("test")) {
      remarks.add(
          "There is no validation split, so `%s` is measured on: choose nothing by it."
              .formatted(unseen));
    }
    return new FoundFiles(
        root, images, labels, list, splits, training, unseen, needsLists, remarks);
  }

  /** Whether what should be labels can be. */
  private boolean isPlausible(Layout layout) {
    Map.Entry<String, String> pair = layout.pairs().entrySet().iterator().next();
    if (FileTree.isJpeg(pair.getValue())) {
      return false;
    }
    try {
      LabelGlance label = LabelGlance.of(tree.root().resolve(pair.getValue()));
      if (label.isPicture()) {
        return false;
      }
      LabelGlance image = LabelGlance.of(tree.root().resolve(pair.getKey()));
      int codes = label.pixels().size();
      return layout.score() > 0 ? image.pixels().size() > codes : image.pixels().size() > 4 * codes;
    } catch (DataException broken) {
      // One broken file among labels by their name is for the check of the whole data set.
      return layout.score() > 0;
    }
  }

  private DiscoveryException none(List<Layout> layouts) {
    long images = tree.paths().size();
    Optional<Layout> jpeg =
        layouts.stream()
            .filter(layout -> layout.score() > -16 && FileTree.isJpeg(layout.labels()))
            .findFirst();
    if (jpeg.isPresent()) {
      return new DiscoveryException(
          "the labels `%s` in `%s` are JPEG files, which change values and colours"
              .formatted(jpeg.get().labels(), tree.root()),
          "save labels as PNG");
    }
    return new DiscoveryException(
        "`%s` has %d images, but none whose name goes with that of a label"
            .formatted(tree.root(), images),
        "put labels under the images' names in a folder of their own, as in images/a.jpg and"
            + " labels/a.png, or beside them with an ending, as in a.jpg and a_mask.png; a label"
            + " has one value or colour for each class");
  }

  /** Says which other labels there are. */
  private void others(List<Layout> layouts, Layout taken) {
    layouts.stream()
        .filter(layout -> layout.score() > 0 && !layout.labels().equals(taken.labels()))
        .filter(layout -> layout.images().equals(taken.images()))
        .limit(SHOWN)
        .forEach(
            layout ->
                remarks.add(
                    "`%s` may be labels too; `%s` are taken."
                        .formatted(layout.labels(), taken.labels())));
  }

  /** The layout with pairs from the same folders whose names differ in another way. */
  private static Layout withVariants(Layout layout, List<Layout> layouts) {
    if (layout.splits().size() > 1) {
      return layout;
    }
    Map<String, String> all = new TreeMap<>(layout.pairs());
    for (Layout other : layouts) {
      boolean beside =
          FileTree.folder(other.images()).equals(FileTree.folder(layout.images()))
              && FileTree.folder(other.labels()).equals(FileTree.folder(layout.labels()));
      if (beside && other.score() > 0 && other.splits().size() == 1) {
        other.pairs().forEach((image, label) -> add(image, label, layout, all));
      }
    }
    SortedMap<String, Map<String, String>> splits = new TreeMap<>();
    splits.put("", all);
    return new Layout(layout.images(), layout.labels(), splits, layout.score());
  }

  private static void add(String image, String label, Layout layout, Map<String, String> all) {
    boolean free =
        !all.containsKey(image)
            && !all.containsValue(image)
            && !all.containsKey(label)
            && !all.containsValue(label);
    // A list's line with two names is parted at the blank between them.
    boolean parts = !image.contains(" ") && !label.contains(" ");
    if (free && parts && PathPattern.matches(layout.images(), "", image)) {
      all.put(image, label);
    }
  }

  /** Whether the patterns match files that aren't among the pairs. */
  private boolean leavesFilesOut(Layout layout) {
    List<String> lonely = new ArrayList<>();
    List<String> orphans = new ArrayList<>();
    Map<String, String> pairs = layout.pairs();
    for (String path : tree.paths()) {
      if (pairs.containsKey(path) || pairs.containsValue(path)) {
        continue;
      }
      for (String split : layout.splits().keySet()) {
        if (PathPattern.matches(layout.images(), split, path)) {
          lonely.add(path);
        } else if (PathPattern.matches(layout.labels(), split, path)) {
          orphans.add(path);
        }
      }
    }
    remark("has no label", "have no label", lonely);
    remark("has no image", "have no image", orphans);
    return !lonely.isEmpty() || !orphans.isEmpty();
  }

  private void remark(String one, String many, List<String> paths) {
    if (!paths.isEmpty()) {
      String shown = paths.stream().limit(SHOWN).collect(Collectors.joining("`, `", "`", "`"));
      remarks.add(
          "%d %s and %s left out: %s%s"
              .formatted(
                  paths.size(), "files " + many, "are", shown, paths.size() > SHOWN ? ", ..." : ".")
              .replace("1 files " + many + " and are", "1 file " + one + " and is"));
    }
  }

  /** The folders that images and labels have in common. */
  private static String base(Layout layout) {
    List<String> images = FileTree.segments(FileTree.folder(layout.images()));
    List<String> labels = FileTree.segments(FileTree.folder(layout.labels()));
    int common = 0;
    while (common < Math.min(images.size(), labels.size())
        && images.get(common).equals(labels.get(common))
        && !images.get(common).contains("*")
        && !images.get(common).contains(PathShape.SPLIT)) {
      common++;
    }
    return String.join("/", images.subList(0, common));
  }

  private static String below(String base, String path) {
    return base.isEmpty() ? path : path.substring(base.length() + 1);
  }

  private static Map<String, String> below(String base, Map<String, String> pairs) {
    Map<String, String> below = new TreeMap<>();
    pairs.forEach((image, label) -> below.put(below(base, image), below(base, label)));
    return below;
  }

  private SortedMap<String, Map<String, String>> drawn(Map<String, String> all, long seed) {
    List<String> images = new ArrayList<>(all.keySet());
    Collections.shuffle(images, new Random(seed));
    int unseen = images.size() == 1 ? 0 : Math.max(1, images.size() / UNSEEN_SHARE);
    SortedMap<String, Map<String, String>> splits = new TreeMap<>();
    splits.put(TRAIN, pick(all, images.subList(unseen, images.size())));
    if (unseen > 0) {
      splits.put(VAL, pick(all, images.subList(0, unseen)));
    }
    remarks.add(
        "There is one split only: %d of %d images, drawn with seed %d, are kept for measuring."
            .formatted(unseen, images.size(), seed));
    return splits;
  }

  private static Map<String, String> pick(Map<String, String> all, List<String> images) {
    Map<String, String> picked = new TreeMap<>(all);
    picked.keySet().retainAll(new HashSet<>(images));
    return picked;
  }
}

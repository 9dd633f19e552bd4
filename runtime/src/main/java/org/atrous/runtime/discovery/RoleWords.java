package org.atrous.runtime.discovery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Judges by the words in names whether files are images or labels. */
final class RoleWords {
  private static final List<String> LABEL =
      List.of(
          "annot",
          "label",
          "mask",
          "segm",
          "groundtruth",
          "ground_truth",
          "gtfine",
          "gtcoarse",
          "stuffthing",
          "semantic",
          "trimap",
          "target",
          "classes");
  private static final Set<String> SHORT_LABEL = Set.of("gt", "ann", "anno", "seg", "lbl", "l");
  private static final List<String> IMAGE =
      List.of("image", "img", "jpeg", "photo", "picture", "leftimg", "input", "raw", "rgb");

  /** Labels of another kind, where there are several. */
  private static final List<String> OTHER =
      List.of(
          "instanceid",
          "segmentationobject",
          "depth",
          "disparity",
          "polygon",
          "overlay",
          "predict",
          "_color.",
          "preview");

  private RoleWords() {}

  /** How much a name is one of labels: less than 0 for images. */
  static int score(String name) {
    String text = name.toLowerCase(Locale.ROOT);
    int score = 0;
    boolean label =
        LABEL.stream().anyMatch(text::contains)
            || Arrays.stream(text.split("[^a-z0-9]+", -1)).anyMatch(SHORT_LABEL::contains);
    if (label) {
      score += 3;
    }
    if (IMAGE.stream().anyMatch(text::contains)) {
      score -= 1;
    }
    // Of several kinds of labels the one that is meant for training.
    if (text.contains("trainid")) {
      score += 2;
    }
    if (OTHER.stream().anyMatch(text::contains)) {
      score -= 3;
    }
    return score;
  }
}

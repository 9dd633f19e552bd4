package org.atrous.runtime.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder of images, one of labels, and how their names go together.
 *
 * @param images path of the folder
 * @param labels path of the folder, perhaps the same
 * @param rule for the names
 * @param pairs paths of images with their labels', sorted
 */
record FolderPair(String images, String labels, NameRule rule, Map<String, String> pairs) {

  /** How likely it is that the labels are labels, and of these images. */
  int score() {
    List<String> imageOnly = without(FileTree.segments(images), FileTree.segments(labels));
    List<String> labelOnly = without(FileTree.segments(labels), FileTree.segments(images));
    String labelWords = String.join("/", labelOnly) + " " + rule.labelAffix() + ".";
    String imageWords = String.join("/", imageOnly) + " " + rule.imageAffix() + ".";
    int score = RoleWords.score(labelWords) - RoleWords.score(imageWords);
    if (FileTree.isJpeg(rule.labelSuffix())) {
      score -= 6;
    }
    return 4 * score - labelOnly.size() - imageOnly.size();
  }

  private static List<String> without(List<String> all, List<String> some) {
    List<String> rest = new ArrayList<>(all);
    some.forEach(rest::remove);
    return rest;
  }
}

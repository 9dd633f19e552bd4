package org.atrous.runtime.discovery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a data set's declaration says of its files.
 *
 * @param images pattern with {@code {split}} and {@code *}
 * @param labels likewise; each {@code *} is what the image's stands for
 */
record PathPattern(String images, String labels) {

  /** Whether a path is an image, or a label, of a split by its name. */
  static boolean matches(String pattern, String split, String path) {
    return regex(pattern, split).matcher(path).matches();
  }

  /** The label of an image, as the pattern says; empty where the path is no image of the split. */
  String label(String image, String split) {
    Matcher matcher = regex(images, split).matcher(image);
    if (!matcher.matches()) {
      return "";
    }
    StringBuilder label = new StringBuilder();
    int star = 0;
    for (char c : labels.replace(PathShape.SPLIT, split).toCharArray()) {
      if (c == '*') {
        label.append(matcher.group(++star));
      } else {
        label.append(c);
      }
    }
    return label.toString();
  }

  private static Pattern regex(String pattern, String split) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.replace(PathShape.SPLIT, split).toCharArray()) {
      regex.append(c == '*' ? "([^/]*)" : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString());
  }
}

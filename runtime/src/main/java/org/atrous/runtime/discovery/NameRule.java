package org.atrous.runtime.discovery;

import java.util.Optional;

/**
 * How the names of an image and its label differ: both begin and end in their own way, and have the
 * same text between.
 *
 * @param imagePrefix before the common text
 * @param imageSuffix after it, with the file's ending
 * @param labelPrefix before the common text
 * @param labelSuffix after it, with the file's ending
 */
record NameRule(String imagePrefix, String imageSuffix, String labelPrefix, String labelSuffix) {

  /** The rule by which two names belong together; empty where they have too little in common. */
  static Optional<NameRule> between(String image, String label) {
    int imageDot = image.lastIndexOf('.');
    int labelDot = label.lastIndexOf('.');
    String a = image.substring(0, imageDot);
    String b = label.substring(0, labelDot);
    int most = Math.min(a.length(), b.length());
    int begin = 0;
    while (begin < most && a.charAt(begin) == b.charAt(begin)) {
      begin++;
    }
    int kept = boundary(a, b, begin);
    if (kept > 0) {
      return Optional.of(new NameRule("", image.substring(kept), "", label.substring(kept)));
    }
    int end = 0;
    while (end < most && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    int common = fromTheEnd(a, b, end);
    return common == 0
        ? Optional.empty()
        : Optional.of(
            new NameRule(
                a.substring(0, a.length() - common),
                image.substring(imageDot),
                b.substring(0, b.length() - common),
                label.substring(labelDot)));
  }

  /** How many of the common first characters are whole words: 12 and 120 have none in common. */
  private static int boundary(String a, String b, int common) {
    int kept = common;
    while (kept > 0 && !(isBoundary(a, kept) && isBoundary(b, kept))) {
      kept--;
    }
    // A separator belongs to what differs.
    while (kept > 0 && !(kept == a.length() && kept == b.length()) && isSeparator(a, kept - 1)) {
      kept--;
    }
    return kept;
  }

  private static int fromTheEnd(String a, String b, int common) {
    int kept = common;
    while (kept > 0 && !(isBoundary(a, a.length() - kept) && isBoundary(b, b.length() - kept))) {
      kept--;
    }
    while (kept > 0 && isSeparator(a, a.length() - kept)) {
      kept--;
    }
    return kept;
  }

  /** Whether a word ends before this place, or begins at it. */
  private static boolean isBoundary(String text, int at) {
    if (at == 0 || at == text.length()) {
      return true;
    }
    return kind(text.charAt(at - 1)) != kind(text.charAt(at));
  }

  private static int kind(char c) {
    if (Character.isDigit(c)) {
      return 0;
    }
    return Character.isLetter(c) ? 1 : 2;
  }

  private static boolean isSeparator(String text, int at) {
    return kind(text.charAt(at)) == 2;
  }

  /** The label of an image of that name; empty where the name isn't formed like that. */
  Optional<String> label(String image) {
    boolean fits =
        image.length() > imagePrefix.length() + imageSuffix.length()
            && image.startsWith(imagePrefix)
            && image.endsWith(imageSuffix);
    return fits
        ? Optional.of(
            labelPrefix
                + image.substring(imagePrefix.length(), image.length() - imageSuffix.length())
                + labelSuffix)
        : Optional.empty();
  }

  /** All of what isn't common to the label. */
  String labelAffix() {
    return labelPrefix + " " + withoutEnding(labelSuffix);
  }

  /** All of what isn't common to the image. */
  String imageAffix() {
    return imagePrefix + " " + withoutEnding(imageSuffix);
  }

  private static String withoutEnding(String suffix) {
    return suffix.substring(0, suffix.lastIndexOf('.'));
  }
}

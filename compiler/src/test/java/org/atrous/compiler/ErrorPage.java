package org.atrous.compiler;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page about a code: an example, the message that it gives, and the cure. */
record ErrorPage(String text) {
  private static final Pattern SPEC = Pattern.compile("```atrous\n(.*?)```", Pattern.DOTALL);
  private static final Pattern MESSAGE = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

  /** The first spec on the page. */
  String example() {
    List<String> specs = specs();
    return specs.isEmpty() ? "" : specs.get(0);
  }

  /** The last spec on the page. */
  String cure() {
    List<String> specs = specs();
    return specs.size() < 2 ? "" : specs.get(specs.size() - 1);
  }

  String message() {
    Matcher matcher = MESSAGE.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  String withMessage(String message) {
    return MESSAGE
        .matcher(text)
        .replaceFirst(Matcher.quoteReplacement("```text\n" + message + "```"));
  }

  private List<String> specs() {
    return SPEC.matcher(text).results().map(match -> match.group(1)).toList();
  }
}

package org.atrous.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * What the comments of a broken spec say that the compiler finds in it: {@code // error AT0201:
 * unknown component} at the end of the offending line, or on lines of their own above it. The
 * message may be given in part; {@code // error AT0201 at `asp`: unknown} also says what the carets
 * stand under.
 */
final class ExpectedDiagnostics {
  private static final Pattern COMMENT =
      Pattern.compile(
          "// (error|warning) (AT\\d{4})(?: at `([^`]*)`)?: (.*?)\\s*(?=// (?:error|warning) AT|$)");

  private ExpectedDiagnostics() {}

  private record Expected(
      SourceFile file, int line, String kind, String code, @Nullable String text, String message) {
    boolean isMet(Diagnostic found) {
      return found.span().source() == file
          && file.line(found.span().start()) == line
          && found.code().id().equals(code)
          && found.isError() == kind.equals("error")
          && (text == null || found.span().text().equals(text))
          && found.message().contains(message);
    }

    @Override
    public String toString() {
      String at = text == null ? "" : " at `" + text + "`";
      return "%s:%d: %s %s%s: %s".formatted(file.displayPath(), line, kind, code, at, message);
    }
  }

  /** What was expected but not found, and what was found but not expected; empty if all is well. */
  static List<String> differences(List<SourceFile> files, List<Diagnostic> diagnostics) {
    List<Expected> expected = new ArrayList<>();
    files.forEach(file -> read(file, expected));
    List<String> differences = new ArrayList<>();
    for (Diagnostic found : diagnostics) {
      Expected met = expected.stream().filter(e -> e.isMet(found)).findFirst().orElse(null);
      if (met == null) {
        differences.add("not expected: " + text(found));
      } else {
        expected.remove(met);
      }
    }
    expected.forEach(missing -> differences.add("not found: " + missing));
    return differences;
  }

  private static void read(SourceFile file, List<Expected> expected) {
    List<String> lines = file.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int target = i;
      if (lines.get(i).stripLeading().startsWith("// ")) {
        while (target < lines.size() - 1 && lines.get(target).stripLeading().startsWith("// ")) {
          target++;
        }
      }
      Matcher comment = COMMENT.matcher(lines.get(i));
      while (comment.find()) {
        expected.add(
            new Expected(
                file,
                target + 1,
                comment.group(1),
                comment.group(2),
                comment.group(3),
                comment.group(4)));
      }
    }
  }

  private static String text(Diagnostic found) {
    String kind = found.isError() ? "error" : "warning";
    return "%s: %s %s: %s".formatted(found.span(), kind, found.code().id(), found.message());
  }
}

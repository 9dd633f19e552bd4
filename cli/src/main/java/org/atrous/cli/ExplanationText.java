package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.report.Explanation;
import org.atrous.compiler.report.Explanation.Component;
import org.atrous.compiler.report.Explanation.Setting;
import org.atrous.compiler.report.SettingsExplanation;
import org.jspecify.annotations.Nullable;

/** An explanation for people to read. */
final class ExplanationText {
  private static final String INDENT = "  ";
  private static final int WIDTH = 100;

  private final List<String> lines = new ArrayList<>();

  private ExplanationText() {}

  static List<String> lines(Explanation explanation) {
    ExplanationText text = new ExplanationText();
    text.network(explanation);
    return text.lines;
  }

  /** Of a recipe or evaluation. */
  static List<String> lines(String kind, SettingsExplanation explanation) {
    ExplanationText text = new ExplanationText();
    String after = explanation.after();
    text.lines.add(
        "%s %s%s  %s"
            .formatted(
                kind,
                explanation.name(),
                after == null ? "" : " after " + after,
                explanation.place()));
    text.settings(explanation.settings(), INDENT);
    return text.lines;
  }

  private void network(Explanation explanation) {
    lines.add("network %s  %s".formatted(explanation.network(), explanation.place()));
    settings(explanation.arguments(), INDENT);
    lines.add("");
    lines.add("dialect " + explanation.dialect());
    settings(explanation.settings(), INDENT);
    idle(explanation.idle());
    lines.add("");
    Setting input = explanation.input();
    lines.add("input %s  %s  %s".formatted(input.value(), input.origin(), input.place()));
    for (Component component : explanation.components()) {
      lines.add("");
      component(component, null, "", "");
    }
  }

  private void idle(List<String> keys) {
    StringBuilder line = new StringBuilder(INDENT + "without effect here:");
    for (int i = 0; i < keys.size(); i++) {
      String word = " " + keys.get(i) + (i + 1 < keys.size() ? "," : "");
      if (line.length() + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT + " ");
      }
      line.append(word);
    }
    if (!keys.isEmpty()) {
      lines.add(line.toString());
    }
  }

  private void settings(List<Setting> settings, String indent) {
    Table table =
        new Table(
            Table.Column.text(""),
            Table.Column.text(""),
            Table.Column.text(""),
            Table.Column.text(""));
    for (Setting setting : settings) {
      table.row(setting.name(), setting.value(), setting.origin(), setting.place());
    }
    table.rows().forEach(line -> lines.add(indent + line));
  }

  /** Calls in a row: one that is the same call as the one before shows only what differs. */
  private void components(List<Component> components, String scope, String indent) {
    Component before = null;
    for (Component component : components) {
      boolean again =
          before != null
              && before.name().equals(component.name())
              && before.place().equals(component.place());
      component(component, again ? before : null, scope, indent);
      before = component;
    }
  }

  private void component(
      Component component, @Nullable Component before, String scope, String indent) {
    String segment = segment(component.path(), scope);
    List<Setting> shown = new ArrayList<>(component.arguments());
    String like = "";
    if (before != null) {
      shown.removeAll(before.arguments());
      like = (shown.isEmpty() ? ", as " : ", but for these as ") + segment(before.path(), scope);
    }
    String kind = component.kind().equals("component") ? "" : component.kind() + " ";
    boolean isNamedSo = segment.equals(component.name()) || segment.equals(component.kind());
    lines.add(
        indent
            + (segment.isEmpty() || isNamedSo ? "" : segment + ": ")
            + kind
            + component.name()
            + (component.times() == 1 ? "" : " x" + component.times())
            + like
            + "  "
            + component.place());
    settings(shown, indent + INDENT);
    components(component.components(), first(component.path()), indent + INDENT);
  }

  /** A path without the scope around it. */
  private static String segment(String path, String scope) {
    if (path.equals(scope)) {
      return "";
    }
    return !scope.isEmpty() && path.startsWith(scope + "/")
        ? path.substring(scope.length() + 1)
        : path;
  }

  /** Of several components in a row, the path of the first one. */
  private static String first(String path) {
    int range = path.indexOf("..");
    return range < 0 ? path : path.substring(0, range);
  }
}

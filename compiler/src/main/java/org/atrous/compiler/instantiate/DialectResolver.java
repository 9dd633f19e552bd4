package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Puts a network's dialect together: what is given by hand, then the dialect, then its ancestors.
 */
final class DialectResolver {
  private static final String DEFAULT = "paper";
  private static final int MOST_ALIASES = 64;

  private final Reporter reporter;

  DialectResolver(Reporter reporter) {
    this.reporter = reporter;
  }

  /**
   * The dialect of a network: what it says itself, else what the network says that it stands for.
   */
  Dialect resolve(Declaration.Module network, FileScope home) {
    Declaration.Module saying = network;
    FileScope file = home;
    for (int depth = 0; saying.dialect() == null && saying.alias() != null; depth++) {
      FileScope.Symbol next = file.find(target(saying.alias()));
      if (next == null
          || !(next.declaration() instanceof Declaration.Module module)
          || depth > MOST_ALIASES) {
        break;
      }
      saying = module;
      file = next.home();
    }
    return resolveOwn(saying, file);
  }

  /** The name behind {@code = name} or {@code = name(...)}; empty for anything else. */
  private static String target(Expression alias) {
    return alias instanceof Expression.Call call
        ? call.callee().text()
        : alias instanceof Expression.Name name ? name.path().text() : "";
  }

  private Dialect resolveOwn(Declaration.Module network, FileScope home) {
    Expression.Call use = network.dialect();
    Path path =
        use == null
            ? new Path(List.of(new Identifier(DEFAULT, network.name().span())))
            : use.callee();
    Map<String, Dialect.Entry> entries = new LinkedHashMap<>();
    if (use != null) {
      for (Argument argument : use.arguments()) {
        Identifier name = argument.name();
        if (name == null) {
          throw reporter.error(
              Frame.ofFile(home),
              Code.UNKNOWN_ARGUMENT,
              argument.span(),
              "a setting of a dialect is given by its name");
        }
        Dialect.Entry before =
            entries.putIfAbsent(
                name.text(),
                new Dialect.Entry(argument.value(), Origin.BY_HAND, Frame.ofFile(home), null));
        if (before != null) {
          throw reporter.error(
              Frame.ofFile(home),
              Code.DUPLICATE,
              argument.span(),
              "`%s` is given already".formatted(name.text()));
        }
      }
    }
    List<String> byHand = new ArrayList<>(entries.keySet());
    collect(path, home, entries, new ArrayList<>());
    Dialect dialect = new Dialect(path.text(), entries);
    checkByHand(use, byHand, home, path, dialect);
    return dialect;
  }

  /** A setting given by hand must be one that some dialect in the line has. */
  private void checkByHand(
      Expression.@Nullable Call use,
      List<String> byHand,
      FileScope home,
      Path path,
      Dialect dialect) {
    if (use == null || byHand.isEmpty()) {
      return;
    }
    Map<String, Dialect.Entry> inherited = new LinkedHashMap<>();
    collect(path, home, inherited, new ArrayList<>());
    for (Argument argument : use.arguments()) {
      Identifier name = argument.name();
      if (name != null && !inherited.containsKey(name.text())) {
        throw reporter.unknown(
            Frame.ofFile(home),
            name.span(),
            "the dialect `%s` has no setting `%s`".formatted(dialect.name(), name.text()),
            name.text(),
            inherited.keySet());
      }
    }
  }

  private void collect(
      Path path, FileScope home, Map<String, Dialect.Entry> entries, List<String> line) {
    FileScope.Symbol symbol = home.find(path.text());
    if (symbol == null
        || !(symbol.declaration() instanceof Declaration.Settings settings)
        || settings.kind() != Declaration.SettingsKind.DIALECT) {
      List<String> known =
          home.visible().values().stream()
              .map(FileScope.Symbol::declaration)
              .filter(
                  d ->
                      d instanceof Declaration.Settings s
                          && s.kind() == Declaration.SettingsKind.DIALECT)
              .map(d -> d.name().text())
              .toList();
      throw reporter.unknown(
          Frame.ofFile(home),
          path.span(),
          "unknown dialect `%s`".formatted(path.text()),
          path.text(),
          known);
    }
    if (line.contains(path.text())) {
      throw reporter.error(
          Frame.ofFile(home),
          Code.RECURSION,
          path.span(),
          "the dialect `%s` comes after itself".formatted(path.text()));
    }
    line.add(path.text());
    Frame frame = Frame.ofFile(symbol.home());
    for (Setting setting : settings.settings()) {
      add(setting, settings.name().text(), frame, entries);
    }
    if (settings.base() instanceof Expression.Name parent) {
      collect(parent.path(), symbol.home(), entries, line);
    } else if (settings.base() != null) {
      throw reporter.error(
          frame, Code.WRONG_TYPE, settings.base().span(), "a dialect comes after another dialect");
    }
  }

  private void add(
      Setting setting, String origin, Frame frame, Map<String, Dialect.Entry> entries) {
    String name = setting.name().text();
    List<Setting.Group> groups = setting.groups();
    if (groups.size() == 1 && groups.get(0).items().size() == 1) {
      Expression value = groups.get(0).items().get(0).value();
      entries.putIfAbsent(name, new Dialect.Entry(value, origin, frame, setting));
      return;
    }
    if (name.equals("input")) {
      Expression value = groups.get(0).items().get(0).value();
      entries.putIfAbsent(name, new Dialect.Entry(value, origin, frame, setting));
      return;
    }
    for (Setting.Group group : groups) {
      if (group.items().size() != 2
          || !(group.items().get(0).value() instanceof Expression.Name key)) {
        Span span = groups.isEmpty() ? setting.span() : group.span();
        throw reporter.error(
            frame,
            Code.BAD_VALUE,
            span,
            "a setting of a dialect is one value, or names with a value each");
      }
      entries.putIfAbsent(
          name + "." + key.path().text(),
          new Dialect.Entry(group.items().get(1).value(), origin, frame, setting));
    }
  }
}

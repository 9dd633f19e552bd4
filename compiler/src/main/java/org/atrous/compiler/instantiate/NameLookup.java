package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.ir.Provenance;
import org.atrous.compiler.primitive.Primitive;
import org.atrous.compiler.primitive.Primitives;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.source.Suggestion;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a name means: a parameter, loop variable or tap of the body; a property of the flowing
 * feature; a setting of the dialect; a feature of the trunk; a declaration; a primitive; a word.
 */
final class NameLookup {
  private static final String TRUNK = "backbone/";

  /** Where the constructs of the language do stand. */
  private static final Map<String, String> CONSTRUCTS =
      Map.of(
          "backbone", "a `backbone` begins a line in the body of a network",
          "multigrid", "a `multigrid` follows a block, directly after the `backbone`",
          "input", "an `input` line says how pixels become numbers, or gives the input a name",
          "residual", "write `residual(shortcut) { ... }`",
          "join", "write `join { ... }`, a branch on each line",
          "auxiliary",
              "an auxiliary head stands directly in the body of a network, after the `backbone`");

  private final Reporter reporter;
  private final Dialect dialect;
  private final GraphBuilder graph;
  private final Set<String> settings = new HashSet<>();
  private final Set<String> read = new HashSet<>();
  private final Set<Span> aliases = new HashSet<>();

  NameLookup(Reporter reporter, Dialect dialect, GraphBuilder graph) {
    this.reporter = reporter;
    this.dialect = dialect;
    this.graph = graph;
  }

  /** The value of a name where a value of type {@code expected}, or any, is wanted. */
  Value value(Path path, @Nullable Type expected, Frame frame, Evaluator evaluator) {
    Value found = find(path, expected, frame, evaluator);
    if (found != null) {
      return found;
    }
    String first = path.first().text();
    if (path.parts().size() > 1 && isTrunk(first, frame)) {
      throw noSuchTap(path, frame);
    }
    if (expected instanceof Type.Words words) {
      throw reporter.unknown(
          frame,
          path.span(),
          "`%s` isn't one of `%s`".formatted(path.text(), words.text()),
          first,
          words.words());
    }
    throw reporter.unknown(
        frame, path.span(), "unknown name `%s`".formatted(path.text()), first, known(frame));
  }

  /** The feature that a path names, or null if it names something else, or nothing. */
  @Nullable Integer feature(Path path, Frame frame) {
    if (path.parts().size() == 1) {
      String name = path.first().text();
      if (frame.find(name) instanceof Value.FeatureValue feature) {
        return feature.id();
      }
      if (frame.find(name) != null) {
        return null;
      }
      return name.equals("image") ? (Integer) 0 : graph.named(TRUNK + name);
    }
    String first = path.first().text();
    if (isTrunk(first, frame)) {
      return graph.named(TRUNK + rest(path, "/"));
    }
    return null;
  }

  /** The component, backbone or primitive of a name. */
  Callable callable(Path path, Frame frame, Evaluator evaluator) {
    Value value = find(path, Type.Simple.COMPONENT, frame, evaluator);
    if (value instanceof Callable callable) {
      return callable;
    }
    if (value == null && path.parts().size() > 1 && isTrunk(path.first().text(), frame)) {
      throw noSuchTap(path, frame);
    }
    if (value == null && CONSTRUCTS.containsKey(path.text())) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          path.span(),
          "`%s` can't stand here".formatted(path.text()),
          "",
          CONSTRUCTS.get(path.text()));
    }
    if (value == null) {
      throw reporter.unknown(
          frame,
          path.span(),
          "unknown component `%s`".formatted(path.text()),
          path.text(),
          known(frame));
    }
    if (value instanceof Value.FeatureValue) {
      throw reporter.error(
          frame,
          Code.WRONG_TYPE,
          path.span(),
          "`%s` is a feature, not a component".formatted(path.text()),
          "",
          "a feature stands at the beginning of a chain: `%s conv(1x1, 48)`"
              .formatted(path.text()));
    }
    throw reporter.error(
        frame,
        Code.WRONG_TYPE,
        path.span(),
        "`%s` is the %s `%s`, not a component".formatted(path.text(), value.kind(), value.text()));
  }

  private Abort noSuchTap(Path path, Frame frame) {
    Set<String> taps = new TreeSet<>();
    for (String name : graph.names()) {
      if (name.startsWith(TRUNK)) {
        taps.add(name.substring(TRUNK.length()).replace('/', '.'));
      }
    }
    String name = rest(path, ".");
    return reporter.error(
        frame,
        Code.UNKNOWN_NAME,
        path.span(),
        "the trunk has no tap `%s`".formatted(name),
        "",
        Suggestion.nearest(name, taps)
            .map(near -> "did you mean `" + near + "`?")
            .orElse("its taps are `" + String.join("`, `", taps) + "`"));
  }

  private @Nullable Value find(
      Path path, @Nullable Type expected, Frame frame, Evaluator evaluator) {
    if (path.parts().size() > 1) {
      return dotted(path, expected, frame, evaluator);
    }
    String name = path.first().text();
    Value local = frame.find(name);
    if (local != null) {
      return local;
    }
    if (expected instanceof Type.Words words && words.words().contains(name)) {
      return new Value.WordValue(name);
    }
    if (expected == Type.Simple.BLOCK && name.matches("block[1-9]\\d{0,3}")) {
      return new Value.BlockValue(name);
    }
    Integer feature = feature(path, frame);
    if (feature != null) {
      return new Value.FeatureValue(feature);
    }
    return declared(name, frame, evaluator, path.span());
  }

  private @Nullable Value declared(String name, Frame frame, Evaluator evaluator, Span span) {
    FileScope.Symbol symbol = frame.file().find(name);
    if (symbol != null && symbol.declaration() instanceof Declaration.Module module) {
      return resolve(module, symbol.home(), frame, evaluator, span);
    }
    Primitive primitive = Primitives.byName().get(name);
    if (primitive != null) {
      return new Callable.OfPrimitive(primitive, Map.of());
    }
    for (Callable.Builtin builtin : Callable.Builtin.values()) {
      if (builtin.declaredName().equals(name)) {
        return builtin;
      }
    }
    return null;
  }

  /** Follows {@code component a = b(...)} to a declaration with a body. */
  Callable resolve(
      Declaration.Module module, FileScope home, Frame frame, Evaluator evaluator, Span span) {
    if (module.alias() == null) {
      return new Callable.OfModule(module, home, Map.of());
    }
    if (!aliases.add(module.name().span())) {
      throw reporter.error(
          frame,
          Code.RECURSION,
          span,
          "`%s` leads back to itself".formatted(module.name().text()),
          "",
          "one of the names on the way must have a body");
    }
    Type type =
        module.kind() == Declaration.Kind.BACKBONE ? Type.Simple.BACKBONE : Type.Simple.COMPONENT;
    try {
      return (Callable)
          evaluator.evaluate(
              module.alias(), type, Frame.ofFile(home), "`%s`".formatted(module.name().text()));
    } finally {
      aliases.remove(module.name().span());
    }
  }

  private @Nullable Value dotted(
      Path path, @Nullable Type expected, Frame frame, Evaluator evaluator) {
    String first = path.first().text();
    if (first.equals("dialect") && frame.find(first) == null) {
      return setting(path, expected, frame, evaluator);
    }
    Identifier last = path.parts().get(path.parts().size() - 1);
    if (last.text().equals("width")) {
      Path of = new Path(path.parts().subList(0, path.parts().size() - 1));
      boolean input = of.is("input") && frame.find(first) == null;
      Integer feature = input ? (Integer) frame.input() : feature(of, frame);
      if (feature != null) {
        return new Value.IntValue(graph.feature(feature).channels());
      }
    }
    Integer feature = feature(path, frame);
    return feature == null ? null : new Value.FeatureValue(feature);
  }

  private Value setting(Path path, @Nullable Type expected, Frame frame, Evaluator evaluator) {
    return setting(rest(path, "."), expected, frame, path.span(), evaluator);
  }

  /** The dialect's value of a key, evaluated where the dialect says it. */
  Value setting(String key, @Nullable Type expected, Frame frame, Span span, Evaluator evaluator) {
    Dialect.Entry entry = dialect.find(key);
    if (entry == null) {
      throw reporter.unknown(
          frame,
          span,
          "the dialect `%s` has no setting `%s`".formatted(dialect.name(), key),
          key,
          dialect.keys());
    }
    read.add(key);
    if (!settings.add(key)) {
      throw reporter.error(
          frame,
          Code.RECURSION,
          span,
          "the dialect's setting `%s` is defined by itself".formatted(key));
    }
    try {
      return expected == null
          ? evaluator.any(entry.value(), entry.frame())
          : evaluator.evaluate(
              entry.value(), expected, entry.frame(), "the dialect's `%s`".formatted(key));
    } finally {
      settings.remove(key);
    }
  }

  /** Where a parameter's default has its value from: from the dialect, where it names a setting. */
  Origin origin(Expression fallback, Frame frame) {
    if (fallback instanceof Expression.Name name
        && name.path().parts().size() > 1
        && name.path().first().text().equals("dialect")
        && frame.find("dialect") == null) {
      String key = rest(name.path(), ".");
      Dialect.Entry entry = dialect.find(key);
      if (entry != null) {
        return entry.origin(key);
      }
    }
    return Origin.of(Origin.Kind.DEFAULT, fallback.span());
  }

  /** The dialect's settings with their origins, sorted by key. */
  List<Provenance.Setting> settings() {
    List<Provenance.Setting> all = new ArrayList<>();
    for (String key : new TreeSet<>(dialect.keys())) {
      Dialect.Entry entry = dialect.find(key);
      if (entry != null) {
        Origin origin = entry.origin(key);
        all.add(new Provenance.Setting(key, origin.span().text(), origin, read.contains(key)));
      }
    }
    return all;
  }

  private boolean isTrunk(String name, Frame frame) {
    Value local = frame.find(name);
    return local == null
        ? name.equals("backbone") || name.matches("block[1-9]\\d{0,3}")
        : local instanceof Value.CallableValue callable && callable.isBackbone();
  }

  private static String rest(Path path, String separator) {
    StringBuilder rest = new StringBuilder();
    boolean block = path.first().text().startsWith("block");
    for (int i = block ? 0 : 1; i < path.parts().size(); i++) {
      rest.append(rest.isEmpty() ? "" : separator).append(path.parts().get(i).text());
    }
    return rest.toString();
  }

  private static Set<String> known(Frame frame) {
    Set<String> known = new LinkedHashSet<>(frame.names());
    known.addAll(frame.file().visible().keySet());
    known.addAll(Primitives.byName().keySet());
    known.addAll(Functions.byName().keySet());
    known.add("residual");
    known.add("join");
    return known;
  }
}

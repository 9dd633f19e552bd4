package org.atrous.compiler.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.ir.Provenance;
import org.atrous.compiler.report.Explanation.Component;
import org.atrous.compiler.report.Explanation.Setting;
import org.atrous.compiler.value.Value;

/** Collects the resolved settings of a network with their origins. */
public final class NetworkExplainer {
  private final Network network;
  // Full names of taps, by feature.
  private final Map<Integer, String> taps = new HashMap<>();

  private NetworkExplainer(Network network) {
    this.network = network;
    network.taps().forEach(tap -> taps.putIfAbsent(tap.feature(), tap.path()));
    taps.putIfAbsent(0, "image");
  }

  /** Everything that the network was resolved to. */
  public static Explanation explain(Network network) {
    return new NetworkExplainer(network).explanation();
  }

  private Explanation explanation() {
    Provenance provenance = network.provenance();
    List<Setting> read = new ArrayList<>();
    List<String> idle = new ArrayList<>();
    for (Provenance.Setting setting : provenance.settings()) {
      if (setting.isRead()) {
        read.add(
            new Setting(
                setting.key(),
                setting.text(),
                setting.origin().owner(),
                setting.origin().span().toString()));
      } else if (!setting.key().equals("input")) {
        idle.add(setting.key());
      }
    }
    List<Component> components = new ArrayList<>(components(network.root()));
    for (Network.Auxiliary head : network.auxiliaries()) {
      components.add(auxiliary(head));
    }
    return new Explanation(
        network.name(),
        network.span().toString(),
        settings(network.root()),
        network.dialect(),
        read,
        idle,
        input(provenance.input()),
        components);
  }

  private Setting input(Origin origin) {
    Network.Normalization input = network.normalization();
    return new Setting(
        "input",
        "mean %s std %s".formatted(numbers(input.mean()), numbers(input.std())),
        origin.kind() == Origin.Kind.DIALECT ? origin.owner() : Origin.BY_HAND,
        origin.span().toString());
  }

  private static String numbers(List<Double> numbers) {
    return new Value.ListValue(numbers.stream().<Value>map(Value.FloatValue::new).toList()).text();
  }

  private List<Setting> settings(Node.Region region) {
    List<Setting> settings = new ArrayList<>();
    region
        .arguments()
        .forEach(
            (name, value) -> {
              Origin origin = region.origins().get(name);
              settings.add(
                  new Setting(
                      name,
                      text(value),
                      origin == null ? "" : words(origin),
                      origin == null ? "" : origin.span().toString()));
            });
    return settings;
  }

  private String text(Value value) {
    return value instanceof Value.FeatureValue feature && taps.containsKey(feature.id())
        ? "tap " + taps.get(feature.id())
        : value.text();
  }

  private static String words(Origin origin) {
    return switch (origin.kind()) {
      case OVERRIDE -> "--set";
      case ARGUMENT -> "argument";
      case DEFAULT -> "default";
      case DIALECT -> "dialect." + origin.key() + " of " + origin.owner();
      case STEP -> "step of " + origin.owner();
      case MULTIGRID -> "multi-grid of " + origin.owner();
      case RESIDUAL -> "residual";
    };
  }

  private Component auxiliary(Network.Auxiliary head) {
    Component component = component(head.region());
    Setting weight =
        new Setting("weight", Double.toString(head.weight()), "auxiliary", component.place());
    return new Component(
        component.path(),
        component.kind(),
        component.name(),
        1,
        component.place(),
        List.of(weight),
        component.components());
  }

  /** The calls in a region; neighbours that are alike are one. */
  private List<Component> components(Node.Region region) {
    List<Component> all = new ArrayList<>();
    String first = "";
    for (Node.Region inner : region.regions()) {
      Component next = component(inner);
      Component last = all.isEmpty() ? null : all.get(all.size() - 1);
      if (last != null && isAlike(last, next, first, inner.scope())) {
        all.set(all.size() - 1, more(last, first, inner));
      } else {
        all.add(next);
        first = inner.scope();
      }
    }
    return all;
  }

  private Component component(Node.Region region) {
    return new Component(
        region.scope(),
        region.kind().name().toLowerCase(Locale.ROOT),
        region.name(),
        1,
        region.span().toString(),
        settings(region),
        components(region));
  }

  private static Component more(Component component, String first, Node.Region next) {
    return new Component(
        next.segment().isEmpty() ? first : first + ".." + next.segment(),
        component.kind(),
        component.name(),
        component.times() + 1,
        component.place(),
        component.arguments(),
        component.components());
  }

  private static boolean isAlike(Component a, Component b, String scopeOfA, String scopeOfB) {
    return a.name().equals(b.name())
        && a.kind().equals(b.kind())
        && a.place().equals(b.place())
        && a.arguments().equals(b.arguments())
        && inside(a.components(), scopeOfA).equals(inside(b.components(), scopeOfB));
  }

  /** The components with their paths as seen from the scope around them. */
  private static List<Component> inside(List<Component> components, String scope) {
    return components.stream()
        .map(
            component ->
                new Component(
                    component.path().startsWith(scope)
                        ? component.path().substring(scope.length())
                        : component.path(),
                    component.kind(),
                    component.name(),
                    component.times(),
                    component.place(),
                    component.arguments(),
                    inside(component.components(), scope)))
        .toList();
  }
}

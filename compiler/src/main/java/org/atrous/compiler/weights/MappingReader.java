package org.atrous.compiler.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Suggestion;
import org.atrous.compiler.weights.MappingSpec.RoleName;

/** Reads {@code weights torchvision { weights ..., gamma ..., layer "..." -> "..." }}. */
public final class MappingReader {
  /** The roles with several axes, and those axes in our order. */
  private static final Map<String, String> AXES = Map.of("weights", "hwio", "depthwise", "hwcm");

  /** The settings that say how a layer's variables are called. */
  public static final List<String> ROLES =
      List.of(
          "weights",
          "depthwise",
          "biases",
          "gamma",
          "beta",
          "moving_mean",
          "moving_variance",
          "scale");

  /** All settings. */
  public static final List<String> SETTINGS =
      Stream.concat(ROLES.stream(), Stream.of("prefix", "unused", "concat", "layer")).toList();

  private final Declaration.Settings declaration;
  private final Diagnostics diagnostics;

  private MappingReader(Declaration.Settings declaration, Diagnostics diagnostics) {
    this.declaration = declaration;
    this.diagnostics = diagnostics;
  }

  /** What a mapping says; mistakes are reported, and left out. */
  public static MappingSpec read(Declaration.Settings declaration, Diagnostics diagnostics) {
    return new MappingReader(declaration, diagnostics).read();
  }

  private MappingSpec read() {
    Map<String, List<RoleName>> roles = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    List<MappingSpec.Layer> layers = new ArrayList<>();
    for (Setting setting : declaration.settings()) {
      String name = setting.name().text();
      if (ROLES.contains(name)) {
        roles.put(name, role(setting));
      } else if (name.equals("layer")) {
        layer(setting, layers);
      } else if (SETTINGS.contains(name)) {
        lists.put(name, list(setting));
      } else {
        unknown(setting);
      }
    }
    if (layers.isEmpty() && declaration.settings().stream().noneMatch(this::isLayer)) {
      diagnostics.report(
          Code.MISSING_SETTING,
          declaration.name().span(),
          "the weights `%s` need the setting `layer`".formatted(declaration.name().text()));
    }
    return new MappingSpec(
        declaration.name().text(),
        roles,
        lists.getOrDefault("prefix", List.of()),
        lists.getOrDefault("unused", List.of()),
        lists.getOrDefault("concat", List.of()),
        layers);
  }

  private boolean isLayer(Setting setting) {
    return setting.name().text().equals("layer");
  }

  private List<RoleName> role(Setting setting) {
    String name = setting.name().text();
    String axes = AXES.getOrDefault(name, "");
    List<RoleName> names = new ArrayList<>();
    for (Setting.Group group : setting.groups()) {
      List<Setting.Item> items = group.items();
      boolean sound =
          items.size() == (axes.isEmpty() ? 1 : 2)
              && items.get(0).value() instanceof Expression.StringLiteral;
      String layout = sound && !axes.isEmpty() ? word(items.get(1).value()) : "";
      if (!sound || !sorted(layout).equals(sorted(axes))) {
        diagnostics.report(
            Code.BAD_VALUE,
            group.span(),
            axes.isEmpty()
                ? "`%s` takes what stands behind a layer's name: `\".bias\"`".formatted(name)
                : "`%s` takes what stands behind a layer's name, and the order of the axes: `%s`"
                        .formatted(name, "\".weight\" " + (axes.equals("hwio") ? "oihw" : "cmhw"))
                    + ", made of `%s`".formatted(axes));
        continue;
      }
      String suffix = ((Expression.StringLiteral) items.get(0).value()).value();
      names.add(new RoleName(suffix, layout));
    }
    return names;
  }

  private static String word(Expression value) {
    return value instanceof Expression.Name name ? name.path().text() : "?";
  }

  private static String sorted(String letters) {
    return letters.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
  }

  private void layer(Setting setting, List<MappingSpec.Layer> layers) {
    List<Setting.Item> items =
        setting.groups().size() == 1 ? setting.groups().get(0).items() : List.of();
    if (items.size() == 1
        && items.get(0).value() instanceof Expression.StringLiteral variables
        && items.get(0).mappedTo().size() == 1
        && items.get(0).mappedTo().get(0) instanceof Expression.StringLiteral source) {
      MappingSpec.Layer layer = new LayerPatterns(diagnostics).read(variables, source);
      if (layer != null) {
        layers.add(layer);
      }
      return;
    }
    diagnostics.report(
        Code.BAD_VALUE,
        setting.span(),
        "`layer` takes two patterns: `\"backbone/conv{k}\" -> \"features.{k - 1}\"`");
  }

  private List<String> list(Setting setting) {
    boolean words = setting.name().text().equals("concat");
    List<String> list = new ArrayList<>();
    for (Setting.Group group : setting.groups()) {
      Expression value = group.items().get(0).value();
      if (group.items().size() == 1 && words && value instanceof Expression.Name name) {
        list.add(name.path().text());
      } else if (group.items().size() == 1
          && !words
          && value instanceof Expression.StringLiteral text) {
        list.add(text.value());
      } else {
        diagnostics.report(
            Code.BAD_VALUE,
            group.span(),
            words
                ? "`concat` takes parts of a network: `concat aspp, imagepool`"
                : "`%s` takes texts in quotes".formatted(setting.name().text()));
      }
    }
    return list;
  }

  private void unknown(Setting setting) {
    String name = setting.name().text();
    diagnostics.report(
        Code.UNKNOWN_SETTING,
        setting.name().span(),
        "the weights `%s` have no setting `%s`".formatted(declaration.name().text(), name),
        "",
        Suggestion.nearest(name, SETTINGS)
            .map("did you mean `%s`?"::formatted)
            .orElse("their settings are `" + String.join("`, `", SETTINGS) + "`"));
  }
}

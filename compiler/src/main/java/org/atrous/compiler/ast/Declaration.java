package org.atrous.compiler.ast;

import java.util.List;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** What a file declares at its top level. */
public sealed interface Declaration {
  Identifier name();

  /** The text of the {@code ///} comment above, without its slashes; empty where there is none. */
  String doc();

  Span span();

  <R> R accept(Visitor<R> visitor);

  /**
   * A component, backbone or network: either with a body, or another one with arguments bound
   * ({@code backbone resnet50 = resnet((3, 4, 6, 3))}).
   *
   * @param dialect the network's {@code in D(...)}, or null
   * @param body null where {@code alias} is given, and the other way round
   */
  record Module(
      Kind kind,
      Identifier name,
      List<Parameter> parameters,
      Expression.@Nullable Call dialect,
      @Nullable Body body,
      @Nullable Expression alias,
      String doc,
      Span span)
      implements Declaration {
    public Module {
      parameters = List.copyOf(parameters);
      if ((body == null) == (alias == null)) {
        throw new IllegalArgumentException("a body or an alias, and not both");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /**
   * A declaration made of settings.
   *
   * @param relation {@code like} or {@code after}, or null
   * @param base what it is like or after: a name, perhaps with arguments; null with {@code
   *     relation}
   */
  record Settings(
      SettingsKind kind,
      Identifier name,
      List<Parameter> parameters,
      @Nullable Identifier relation,
      @Nullable Expression base,
      List<Setting> settings,
      String doc,
      Span span)
      implements Declaration {
    public Settings {
      parameters = List.copyOf(parameters);
      settings = List.copyOf(settings);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** What has a body. */
  enum Kind {
    COMPONENT,
    BACKBONE,
    NETWORK
  }

  /** What has settings. */
  enum SettingsKind {
    DIALECT,
    DATASET,
    RECIPE,
    EVALUATION,
    SWEEP,
    WEIGHTS
  }

  /** One method a kind of declaration; no defaults, so that a new kind breaks every pass. */
  interface Visitor<R> {
    R visit(Module declaration);

    R visit(Settings declaration);
  }
}

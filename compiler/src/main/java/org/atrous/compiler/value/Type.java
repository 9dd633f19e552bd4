package org.atrous.compiler.value;

import java.util.List;
import java.util.stream.Collectors;

/** What a parameter takes. */
public sealed interface Type {
  /** The type as a spec writes it. */
  String text();

  /** A type with a name of its own. */
  enum Simple implements Type {
    INT("int"),
    FLOAT("float"),
    BOOL("bool"),
    STRING("string"),
    SIZE("size"),
    /** An atrous rate: an int, {@code scaled(...)} or {@code absolute(...)}. */
    RATE("rate"),
    /** The size of a pool's window: a size, or {@code scaled(...)} of one. */
    WINDOW("window"),
    BLOCK("block"),
    FEATURE("feature"),
    COMPONENT("component"),
    BACKBONE("backbone");

    private final String text;

    Simple(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  /** {@code [int]}. */
  record ListOf(Type element) implements Type {
    @Override
    public String text() {
      return "[" + element.text() + "]";
    }
  }

  /** {@code first | last}. */
  record Words(List<String> words) implements Type {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public String text() {
      return words.stream().collect(Collectors.joining(" | "));
    }
  }
}

package org.atrous.compiler.ast;

import java.util.List;

/** A line of text, and the lines below it that stand two columns further right. */
record TextNode(String line, List<TextNode> children) {
  TextNode {
    children = List.copyOf(children);
  }

  static TextNode leaf(String line) {
    return new TextNode(line, List.of());
  }

  void appendTo(StringBuilder text, int depth) {
    text.append("  ".repeat(depth)).append(line).append('\n');
    children.forEach(child -> child.appendTo(text, depth + 1));
  }
}

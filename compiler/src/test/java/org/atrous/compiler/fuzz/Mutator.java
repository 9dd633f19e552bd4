package org.atrous.compiler.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Spoils specs at random: some so that they can't be read, some so that they mean nonsense. */
final class Mutator {
  private static final Pattern PIECES =
      Pattern.compile("[A-Za-z_]+\\w*|[0-9][\\w.]*|\\s+|.", Pattern.DOTALL);

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "-1",
          "7",
          "1024",
          "1025",
          "65536",
          "2147483647",
          "2147483648",
          "9223372036854775807",
          "99999999999999999999999",
          "0.0",
          "1e308",
          "1e999",
          "1e-320",
          "0x0",
          "1x1",
          "3x3",
          "2147483647x2147483647",
          "4096x4096",
          "1_000_000",
          "1__0",
          "1x",
          "24GB");

  private static final List<String> ODDITIES =
      List.of(
          "\u0000",
          "\uFEFF",
          "\r\n",
          "\r",
          "\t",
          "\f",
          "\u00A0",
          "\u2028",
          "\u0085",
          "é",
          "е",
          "漢",
          "\uD83D\uDE00",
          "\uD83D",
          "\uDE00",
          "\u202E",
          "\u0301",
          "\\",
          "\"",
          "'",
          "`",
          "/*",
          "*/",
          "//",
          "///",
          "#",
          "@",
          ";",
          "&&",
          "||",
          "...",
          "..",
          "->",
          "==",
          "=",
          "%",
          "$",
          "?",
          "~");

  private static final List<String> PHRASES =
      List.of(
          "repeat 1024 { relu }",
          "repeat 1024 { repeat 1024 { conv(1x1, 8) } }",
          "for i in (1, 2, 3) { conv(3x3, i) }",
          "if true { relu } else { drop }",
          "residual(identity) { relu }",
          "join { relu }",
          "join(open: first) {}",
          "input as input",
          "backbone resnet50",
          "block1..block1000",
          "block4..block7 multigrid(1,2,1)",
          "in paper(stem: stem)",
          "component a = a",
          "component b { b }",
          "dialect d after d {}",
          "recipe r like r {}",
          "network N = N",
          "import std.resnet",
          "resize(like: image)",
          "scaled(1, at: 16)",
          "dialect.aspp_width",
          "input.width",
          "(1, 2, 4)[3]",
          "(1 / 0)",
          "vary a in 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
          "auxiliary(backbone.block1) { relu }");

  private final Random random;
  private final List<List<String>> corpus;

  Mutator(Random random, List<String> corpus) {
    this.random = random;
    this.corpus = corpus.stream().map(Mutator::pieces).toList();
  }

  private static List<String> pieces(String text) {
    return PIECES.matcher(text).results().map(result -> result.group()).toList();
  }

  /** The next spec, spoiled in one place to eight. */
  String next() {
    List<String> pieces = new ArrayList<>(any(corpus));
    boolean readable = random.nextBoolean();
    int mutations = 1 << random.nextInt(readable ? 3 : 4);
    for (int i = 0; i < mutations && !pieces.isEmpty(); i++) {
      if (readable) {
        change(pieces);
      } else {
        spoil(pieces);
      }
    }
    String text = String.join("", pieces);
    return switch (random.nextInt(40)) {
      case 0 -> "\uFEFF" + text;
      case 1 -> text.replace("\n", "\r\n");
      case 2 -> text.replace("\n", "\r");
      case 3 -> text.replace(" ", "\t");
      default -> text;
    };
  }

  /** Changes what a spec means; most results can still be read. */
  private void change(List<String> pieces) {
    int start = lineStart(pieces, random.nextInt(pieces.size()));
    int end = lineEnd(pieces, start);
    switch (random.nextInt(8)) {
      case 0 -> pieces.subList(start, end).clear();
      case 1 -> pieces.addAll(start, List.copyOf(pieces.subList(start, end)));
      case 2 -> {
        List<String> line = List.copyOf(pieces.subList(start, end));
        pieces.subList(start, end).clear();
        pieces.addAll(lineStart(pieces, random.nextInt(pieces.size() + 1)), line);
      }
      case 3 -> {
        List<String> other = any(corpus);
        int from = lineStart(other, random.nextInt(other.size()));
        pieces.addAll(start, other.subList(from, lineEnd(other, from)));
      }
      case 4 -> pieces.add(start, any(PHRASES) + "\n");
      case 5 -> replaceWord(pieces, start);
      default -> replaceNumber(pieces, random.nextInt(pieces.size()));
    }
  }

  private static int lineStart(List<String> pieces, int at) {
    int start = at;
    while (start > 0 && pieces.get(start - 1).indexOf('\n') < 0) {
      start--;
    }
    return start;
  }

  private static int lineEnd(List<String> pieces, int start) {
    int end = start;
    while (end < pieces.size() && pieces.get(end).indexOf('\n') < 0) {
      end++;
    }
    return Math.min(end + 1, pieces.size());
  }

  private void spoil(List<String> pieces) {
    int at = random.nextInt(pieces.size());
    int end = Math.min(pieces.size(), at + 1 + random.nextInt(8));
    switch (random.nextInt(14)) {
      case 0 -> pieces.subList(at, end).clear();
      case 1 -> pieces.addAll(at, List.copyOf(pieces.subList(at, end)));
      case 2 -> Collections.swap(pieces, at, random.nextInt(pieces.size()));
      case 3 -> pieces.set(at, any(any(corpus)));
      case 4 -> splice(pieces, at);
      case 5 -> pieces.add(at, any(ODDITIES));
      case 6 -> nest(pieces, at, end);
      case 7 -> pieces.add(at, " " + any(PHRASES) + any(List.of("\n", " ", "")));
      case 8 -> multiplyLine(pieces, at);
      case 9 -> spoilCharacter(pieces, at);
      case 10, 11 -> replaceNumber(pieces, at);
      default -> replaceWord(pieces, at);
    }
  }

  private void splice(List<String> pieces, int at) {
    List<String> other = any(corpus);
    pieces.subList(at, pieces.size()).clear();
    pieces.addAll(other.subList(random.nextInt(other.size()), other.size()));
  }

  private void nest(List<String> pieces, int at, int end) {
    int depth = random.nextInt(10) == 0 ? 5_000 : 1 + random.nextInt(80);
    String open = any(List.of("(", "{", "[", "if a { ", "f(", "- ", "not ", "repeat 2 { ", "a + "));
    String close = open.endsWith("(") ? ")" : open.endsWith("[") ? "]" : " }";
    pieces.add(end, random.nextInt(4) == 0 ? " " : close.repeat(depth));
    pieces.add(at, open.repeat(depth));
  }

  private void multiplyLine(List<String> pieces, int at) {
    String line = String.join("", pieces.subList(at, lineEnd(pieces, at))) + "\n";
    pieces.add(at, line.repeat(random.nextInt(8) == 0 ? 300 : 2 + random.nextInt(5)));
  }

  private void spoilCharacter(List<String> pieces, int at) {
    StringBuilder piece = new StringBuilder(pieces.get(at));
    piece.setCharAt(random.nextInt(piece.length()), (char) random.nextInt(128));
    pieces.set(at, piece.toString());
  }

  private void replaceNumber(List<String> pieces, int from) {
    for (int i = 0; i < pieces.size(); i++) {
      int at = (from + i) % pieces.size();
      if (Character.isDigit(pieces.get(at).charAt(0))) {
        pieces.set(at, any(NUMBERS));
        return;
      }
    }
  }

  /** A word by another one of the same spec: what can still be read, and means something else. */
  private void replaceWord(List<String> pieces, int from) {
    for (int i = 0; i < pieces.size(); i++) {
      int at = (from + i) % pieces.size();
      String word = any(pieces);
      if (isWord(pieces.get(at)) && isWord(word)) {
        pieces.set(at, word);
        return;
      }
    }
  }

  private static boolean isWord(String piece) {
    return Character.isLetter(piece.charAt(0));
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}

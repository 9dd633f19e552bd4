package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.primitive.Limits;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What follows a `backbone` and changes its blocks: {@code block4..block7 multigrid(1, 2, 1)}.
 *
 * @param grids by block number
 * @param spans where each of those was written
 * @param ranges the ranges, which may reach past the trunk's last block
 * @param singles blocks that are named alone, and must exist
 */
record Refinements(
    Map<Integer, UnitCounter.Grid> grids,
    Map<Integer, Span> spans,
    List<BlockSpan> ranges,
    List<BlockSpan> singles) {

  /** Blocks from one number to another, and where it says so. */
  record BlockSpan(int from, int to, Span span) {}

  static Refinements none() {
    return new Refinements(new TreeMap<>(), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** The largest number in a range, or 0. */
  int last() {
    return ranges.stream().mapToInt(BlockSpan::to).max().orElse(0);
  }

  /** Whether a statement refines blocks. */
  static boolean isRefinement(Statement statement, Frame frame) {
    if (statement.branches().size() != 1 || statement.alias() != null) {
      return false;
    }
    List<Element> elements = statement.branches().get(0).elements();
    if (elements.get(0) instanceof Element.BlockRange) {
      return true;
    }
    return elements.size() > 1
        && elements.get(0) instanceof Element.Apply apply
        && apply.arguments() == null
        && apply.body() == null
        && elements.get(1) instanceof Element.Apply second
        && second.callee().is("multigrid")
        && apply.callee().parts().size() == 1
        && (BlockDeclaration.isBlockName(apply.callee().text())
            || frame.find(apply.callee().text()) instanceof Value.BlockValue);
  }

  /** Adds what a statement says. */
  void add(Statement statement, Frame frame, Evaluator evaluator, Reporter reporter) {
    List<Element> elements = statement.branches().get(0).elements();
    BlockSpan blocks = blocks(elements.get(0), frame, evaluator, reporter);
    if (elements.size() == 1) {
      return;
    }
    if (elements.size() > 2
        || !(elements.get(1) instanceof Element.Apply apply)
        || !apply.callee().is("multigrid")) {
      Element wrong = elements.get(Math.min(elements.size() - 1, 2));
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          wrong.span(),
          "after a range of blocks stands `multigrid(...)`, and nothing else");
    }
    UnitCounter.Grid grid = grid(apply, frame, evaluator, reporter);
    for (int block = blocks.from(); block <= blocks.to(); block++) {
      if (grids.putIfAbsent(block, grid) != null) {
        throw reporter.error(
            frame,
            Code.DUPLICATE,
            apply.span(),
            "block%d has a multi-grid already".formatted(block));
      }
      spans.put(block, apply.span());
    }
  }

  private BlockSpan blocks(Element element, Frame frame, Evaluator evaluator, Reporter reporter) {
    if (element instanceof Element.BlockRange range) {
      int from = number(range.from(), frame, evaluator);
      int to = number(range.to(), frame, evaluator);
      if (to < from) {
        throw reporter.error(
            frame,
            Code.BAD_VALUE,
            range.span(),
            "a range of blocks counts upward, not from block%d to block%d".formatted(from, to));
      }
      BlockSpan span = new BlockSpan(from, to, range.span());
      ranges.add(span);
      return span;
    }
    Path path = ((Element.Apply) element).callee();
    int number = number(path, frame, evaluator);
    BlockSpan span = new BlockSpan(number, number, path.span());
    singles.add(span);
    return span;
  }

  private static int number(Path path, Frame frame, Evaluator evaluator) {
    Value value = evaluator.names().value(path, Type.Simple.BLOCK, frame, evaluator);
    Value block =
        evaluator.fit(value, Type.Simple.BLOCK, frame, path.span(), "`" + path.text() + "`");
    return BlockDeclaration.number(((Value.BlockValue) block).name());
  }

  private static UnitCounter.Grid grid(
      Element.Apply apply, Frame frame, Evaluator evaluator, Reporter reporter) {
    List<Integer> rates = new ArrayList<>();
    Boolean absolute = null;
    for (Argument argument : apply.arguments() == null ? List.<Argument>of() : apply.arguments()) {
      if (argument.name() == null || argument.name().text().equals("rates")) {
        addRates(evaluator.any(argument.value(), frame), argument, rates, frame, reporter);
      } else if (argument.name().text().equals("absolute")) {
        absolute = evaluator.condition(argument.value(), frame);
      } else {
        throw reporter.unknown(
            frame,
            argument.span(),
            "`multigrid` has no argument `%s`".formatted(argument.name().text()),
            argument.name().text(),
            List.of("rates", "absolute"));
      }
    }
    if (rates.isEmpty()) {
      throw reporter.error(
          frame, Code.MISSING_ARGUMENT, apply.span(), "`multigrid` needs a rate for every unit");
    }
    return new UnitCounter.Grid(
        rates, absolute == null ? byDialect(frame, evaluator, apply.span()) : absolute);
  }

  private static boolean byDialect(Frame frame, Evaluator evaluator, Span span) {
    Value value =
        evaluator.names().setting("multigrid_absolute", Type.Simple.BOOL, frame, span, evaluator);
    return value.equals(new Value.BoolValue(true));
  }

  private static void addRates(
      @Nullable Value value,
      Argument argument,
      List<Integer> rates,
      Frame frame,
      Reporter reporter) {
    if (value instanceof Value.ListValue list) {
      list.items().forEach(item -> addRates(item, argument, rates, frame, reporter));
    } else if (value instanceof Value.IntValue whole
        && whole.value() >= 1
        && whole.value() <= Limits.RATE) {
      rates.add((int) whole.value());
    } else {
      throw reporter.error(
          frame,
          Code.BAD_VALUE,
          argument.span(),
          "a unit rate is a whole number from 1, not `%s`"
              .formatted(value == null ? "" : value.text()));
    }
  }
}

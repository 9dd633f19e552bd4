package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.ir.Feature;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/** Runs the body of a backbone: its blocks with their steps, multi-grid and replicas. */
final class TrunkInstantiator {
  private final Reporter reporter;
  private final Evaluator evaluator;
  private final GraphBuilder graph;
  private final LayerEmitter emitter;
  private final BodyInstantiator bodies;
  private final boolean dilateByStage;
  private final List<Network.Block> blocks = new ArrayList<>();

  TrunkInstantiator(
      Reporter reporter,
      Evaluator evaluator,
      GraphBuilder graph,
      LayerEmitter emitter,
      BodyInstantiator bodies,
      boolean dilateByStage) {
    this.reporter = reporter;
    this.evaluator = evaluator;
    this.graph = graph;
    this.emitter = emitter;
    this.bodies = bodies;
    this.dilateByStage = dilateByStage;
  }

  /** The blocks so far. */
  List<Network.Block> blocks() {
    return blocks;
  }

  /** Runs the body and gives the feature that flows out of the trunk. */
  int run(Body body, Frame frame, Place place, Refinements refinements, int input) {
    List<BlockDeclaration> declared = new ArrayList<>();
    int lastBlockAt = -1;
    for (int i = 0; i < body.statements().size(); i++) {
      Optional<BlockDeclaration> block =
          BlockDeclaration.of(body.statements().get(i), frame, evaluator, reporter);
      if (block.isPresent()) {
        checkOrder(declared, block.get(), frame);
        declared.add(block.get());
        lastBlockAt = i;
      }
    }
    if (!declared.isEmpty() && !declared.get(0).stepsFirst() && declared.get(0).stride() > 1) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          declared.get(0).span(),
          "there is no block before `%s` whose last unit could make its step"
              .formatted(declared.get(0).name()),
          "",
          "write `at: first`");
    }
    List<BlockDeclaration> all = withReplicas(declared, refinements, frame);
    all.forEach(block -> graph.reserve(place.child(block.name())));
    int current = input;
    int next = 0;
    for (int i = 0; i < body.statements().size(); i++) {
      Statement statement = body.statements().get(i);
      if (BlockDeclaration.of(statement, frame, evaluator, reporter).isEmpty()) {
        current = bodies.statement(statement, frame, place, current);
        continue;
      }
      int end = i == lastBlockAt ? all.size() : next + 1;
      for (; next < end; next++) {
        BlockDeclaration successor = next + 1 < all.size() ? all.get(next + 1) : null;
        current = block(all.get(next), successor, frame, place, refinements, current);
      }
    }
    return bodies.flowing(current, body, frame);
  }

  private void checkOrder(List<BlockDeclaration> before, BlockDeclaration block, Frame frame) {
    int expected = before.isEmpty() ? 1 : before.get(before.size() - 1).number() + 1;
    if (block.number() != expected) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          block.span(),
          "blocks are numbered in order: `block%d` is next, not `%s`"
              .formatted(expected, block.name()));
    }
  }

  private List<BlockDeclaration> withReplicas(
      List<BlockDeclaration> declared, Refinements refinements, Frame frame) {
    int own = declared.size();
    for (Refinements.BlockSpan single : refinements.singles()) {
      if (single.from() > own && single.from() > refinements.last()) {
        throw noSuchBlock(single.from(), own, single.span(), frame);
      }
    }
    for (Refinements.BlockSpan range : refinements.ranges()) {
      if (range.from() > own) {
        throw noSuchBlock(range.from(), own, range.span(), frame);
      }
      if (range.to() > own + 64) {
        throw reporter.error(
            frame,
            Code.TOO_LARGE,
            range.span(),
            "at most 64 replicas of a block, not %d".formatted(range.to() - own));
      }
    }
    List<BlockDeclaration> all = new ArrayList<>(declared);
    while (all.size() < refinements.last()) {
      all.add(all.get(all.size() - 1).replica());
    }
    return all;
  }

  private Abort noSuchBlock(int number, int own, Span span, Frame frame) {
    return reporter.error(
        frame,
        Code.UNKNOWN_BLOCK,
        span,
        "the backbone has no `block%d`".formatted(number),
        "",
        own == 0
            ? "it has no blocks at all"
            : "its blocks are block1 to block%d; a range like `block%d..block%d` makes replicas of the last one"
                .formatted(own, own, number));
  }

  private int block(
      BlockDeclaration block,
      @Nullable BlockDeclaration successor,
      Frame frame,
      Place place,
      Refinements refinements,
      int input) {
    int firstStride = block.stepsFirst() ? block.stride() : 1;
    int lastStride = successor != null && !successor.stepsFirst() ? successor.stride() : 1;
    String scope = place.child(block.name());
    UnitCounter.Grid grid = refinements.grids().get(block.number());
    UnitCounter trial = UnitCounter.trial(block.span());
    if (Math.max(firstStride, lastStride) > 1 || grid != null) {
      graph.tryOut(
          () -> {
            Frame inside = frame.inBlock(block.name(), block.span());
            bodies.run(block.body(), inside, Place.block(scope, trial), input);
          });
    }
    if (trial.count() == 0 && Math.max(firstStride, lastStride) > 1) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          block.span(),
          "`%s` has no unit to take a stride".formatted(block.name()),
          "",
          "a unit is a component that declares `stride`");
    }
    Span gridSpan = refinements.spans().get(block.number());
    if (grid != null && gridSpan != null) {
      checkGrid(block, trial, grid, gridSpan, frame);
    }
    UnitCounter units =
        UnitCounter.of(
            trial.count(),
            firstStride,
            lastStride,
            grid,
            firstStride > 1 || successor == null ? step(block) : step(successor),
            new Origin(
                Origin.Kind.MULTIGRID,
                "",
                block.name(),
                gridSpan == null ? block.span() : gridSpan));
    emitter.anchorBlock(
        dilateByStage ? graph.feature(input).naturalStride() * firstStride : Feature.HEAD);
    graph.openRegion();
    int output =
        bodies.flow(
            block.body(),
            frame.inBlock(block.name(), block.span()),
            Place.block(scope, units),
            input);
    int tap = units.beforeStep() >= 0 ? units.beforeStep() : output;
    if (units.beforeStep() < 0) {
      graph.name(place.scope(), block.name(), tap, block.span());
    }
    List<Node> nodes = graph.close();
    emitter.anchorBlock(Feature.HEAD);
    blocks.add(new Network.Block(block.name(), scope, tap, block.span()));
    graph.add(
        new Node.Region(
            Node.Kind.BLOCK,
            block.name(),
            scope,
            block.name(),
            List.of(input),
            output,
            Map.of(),
            nodes,
            "",
            "",
            block.span(),
            block.span()));
    return output;
  }

  private static Origin step(BlockDeclaration block) {
    return new Origin(Origin.Kind.STEP, "", block.name(), block.span());
  }

  private void checkGrid(
      BlockDeclaration block, UnitCounter trial, UnitCounter.Grid grid, Span span, Frame frame) {
    if (trial.withRate() == 0) {
      throw reporter.error(
          frame,
          Code.MULTIGRID,
          span,
          "`%s` has no unit with a `rate`".formatted(block.name()),
          "",
          "a unit is called directly in the block, and declares both `stride` and `rate`");
    }
    boolean wholeList = trial.count() == 1 && trial.withRate() == 1;
    if (!wholeList && grid.rates().size() != trial.withRate()) {
      throw reporter.error(
          frame,
          Code.MULTIGRID,
          span,
          "`%s` has %d units, but the multi-grid has %d rates"
              .formatted(block.name(), trial.withRate(), grid.rates().size()),
          "",
          "give one rate for each unit");
    }
  }
}

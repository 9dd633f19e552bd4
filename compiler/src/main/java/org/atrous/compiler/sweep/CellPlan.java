package org.atrous.compiler.sweep;

import java.util.Map;
import java.util.Optional;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.ExperimentChecks;
import org.atrous.compiler.experiment.PartNames;
import org.atrous.compiler.experiment.RecipeSpec;
import org.atrous.compiler.experiment.Substitution;
import org.atrous.compiler.geometry.MapSize;
import org.atrous.compiler.plan.MemoryEstimate;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.jspecify.annotations.Nullable;

/**
 * One cell on its way: network, recipe and evaluation are made when they are first asked for. What
 * is wrong goes to its own findings, and ends it with {@link Invalid}; of a sound cell it is the
 * content.
 */
final class CellPlan implements SweepCell.Content {
  private final SweepDeclaration sweep;
  private final CellParts parts;
  private final Diagnostics findings;
  private final Substitution substitution;
  private @Nullable PlannedNetwork network;
  private @Nullable RecipeSpec recipe;
  private @Nullable EvaluationSpec evaluation;

  /**
   * @param values of what varies, by name
   * @param findings of this cell alone
   */
  CellPlan(
      SweepDeclaration sweep,
      Map<String, Expression> values,
      CellParts parts,
      Diagnostics findings) {
    this.sweep = sweep;
    this.parts = parts;
    this.findings = findings;
    this.substitution = new Substitution(values, findings);
  }

  /** Ends the planning of a cell after its error was reported. */
  static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    Invalid() {
      super("reported", null, false, false);
    }
  }

  @Override
  public PlannedNetwork network() {
    PlannedNetwork made = network;
    if (made == null) {
      made = require(put(sweep.network()).flatMap(use -> parts.network(use, findings)));
      network = made;
    }
    return made;
  }

  @Override
  public RecipeSpec recipe() {
    RecipeSpec made = recipe;
    if (made == null) {
      made = require(put(sweep.recipe()).flatMap(use -> parts.recipe(use, findings)));
      recipe = made;
    }
    return made;
  }

  @Override
  public EvaluationSpec evaluation() {
    EvaluationSpec made = evaluation;
    if (made == null) {
      made = require(put(sweep.evaluation()).flatMap(use -> parts.evaluation(use, findings)));
      evaluation = made;
    }
    return made;
  }

  private Optional<Expression> put(Expression use) {
    return substitution.apply(use);
  }

  private <T> T require(Optional<T> made) {
    if (made.isEmpty() || findings.hasErrors()) {
      throw new Invalid();
    }
    return made.get();
  }

  /**
   * The size at which images are evaluated: the window, what they are filled up to, or the usual.
   */
  MapSize evaluated() {
    EvaluationSpec.Measuring measuring = evaluation().measuring();
    EvaluationSpec.SlidingWindow window = measuring.window();
    if (window != null) {
      return MapSize.of(window.size().height(), window.size().width());
    }
    var pad = measuring.pad();
    return pad == null
        ? ExperimentChecks.usualSize(network())
        : MapSize.of(pad.height(), pad.width());
  }

  @Override
  public long multiplyAdds() {
    return parts.multiplyAdds(
        network(), evaluation().measuring().outputStride(), evaluated(), findings);
  }

  @Override
  public long memory() {
    requireSizes();
    long most = 0;
    for (RecipeSpec stage = recipe(); stage != null; stage = stage.after()) {
      var training = stage.training();
      MapSize crop = MapSize.of(training.crop().height(), training.crop().width());
      int slots = training.optimizer().kind().equals("momentum") ? 1 : 2;
      MemoryEstimate estimate =
          MemoryEstimate.of(network(), training.outputStride(), crop, training.batch(), slots);
      most = Math.max(most, estimate.training());
    }
    return most;
  }

  /** Holds the network against the output strides and sizes at which it will run. */
  void requireSizes() {
    for (RecipeSpec stage = recipe(); stage != null; stage = stage.after()) {
      var training = stage.training();
      requireStride(stage.name(), training.outputStride());
      parts.check(
          network(),
          training.outputStride(),
          MapSize.of(training.crop().height(), training.crop().width()),
          findings);
      int classes = stage.data().dataset().classes().size();
      if (network().network().classes() < classes) {
        findings.report(
            Code.BAD_VALUE,
            sweep.network().span(),
            "the data set `%s` has %d classes, but `%s` makes %d"
                .formatted(
                    stage.data().dataset().name(),
                    classes,
                    network().network().name(),
                    network().network().classes()));
        throw new Invalid();
      }
      PartNames.check(network().network(), stage, findings);
    }
    requireStride(evaluation().name(), evaluation().measuring().outputStride());
    parts.check(network(), evaluation().measuring().outputStride(), evaluated(), findings);
    if (findings.hasErrors()) {
      throw new Invalid();
    }
  }

  private void requireStride(String name, int outputStride) {
    if (!network().allows(outputStride)) {
      findings.report(
          Code.OUTPUT_STRIDE,
          sweep.network().span(),
          "`%s` wants output stride %d, but %s"
              .formatted(name, outputStride, network().whyNot(outputStride)));
      throw new Invalid();
    }
  }

  /** Everything, once all of it is sound. */
  SweepCell.Content content() {
    requireSizes();
    return this;
  }

  @Override
  public String training() {
    return NetworkIdentity.digest(
        stages(recipe()) + parts.identity(network(), recipe().training().outputStride()));
  }

  @Override
  public String measurement() {
    return NetworkIdentity.digest(
        training()
            + evaluation().identity()
            + parts.identity(network(), evaluation().measuring().outputStride()));
  }

  /** The chain of recipes, with the network as each stage runs it. */
  private String stages(RecipeSpec last) {
    RecipeSpec first = last.after();
    String before =
        first == null
            ? ""
            : stages(first) + parts.identity(network(), first.training().outputStride());
    return before + last.identity() + "\n";
  }
}

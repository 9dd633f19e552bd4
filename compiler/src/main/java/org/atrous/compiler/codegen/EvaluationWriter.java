package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.experiment.TrainingSpec;

/** Writes an evaluation. What is the usual isn't said. */
final class EvaluationWriter {
  private EvaluationWriter() {}

  /**
   * The expression.
   *
   * @param dataset the data set's constant
   */
  static CodeBlock write(EvaluationSpec evaluation, String dataset) {
    EvaluationSpec.Measuring measuring = evaluation.measuring();
    CodeBlock.Builder code = CodeBlock.builder();
    code.add(
        "new $T($S, $N, $S, $L)$>$>",
        RuntimeNames.EVALUATION,
        evaluation.name(),
        dataset,
        evaluation.data().split(),
        measuring.outputStride());
    if (!measuring.scales().equals(List.of(1.0))) {
      List<String> scales = measuring.scales().stream().map(String::valueOf).toList();
      code.add("\n.scales($L)", String.join(", ", scales));
    }
    if (measuring.flip()) {
      code.add("\n.flipped()");
    }
    TrainingSpec.Side pad = measuring.pad();
    if (pad != null) {
      code.add("\n.padded($L, $L)", pad.height(), pad.width());
    }
    EvaluationSpec.SlidingWindow window = measuring.window();
    if (window != null) {
      code.add(
          "\n.window($L, $L, $L, $L)",
          window.size().height(),
          window.size().width(),
          window.stride().height(),
          window.stride().width());
    }
    if (!measuring.classes().isEmpty()) {
      code.add(
          "\n.reporting($L)",
          CodeBlock.join(
              measuring.classes().stream().map(name -> CodeBlock.of("$S", name)).toList(), ", "));
    }
    return code.add("$<$<").build();
  }
}

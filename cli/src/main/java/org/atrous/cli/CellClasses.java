package org.atrous.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.JavaSource;
import org.atrous.compiler.experiment.EvaluationSpec;
import org.atrous.compiler.sweep.SweepCell;
import org.atrous.runtime.Spec;

/** The generated classes of a sweep's trainings. Trials that differ in their seed share them. */
final class CellClasses {
  /** Trainings that are remembered. */
  private static final int MOST = 256;

  private final Compilation compilation;
  private final Map<String, Made> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Made> eldest) {
          return size() > MOST;
        }
      };

  CellClasses(Compilation compilation) {
    this.compilation = compilation;
  }

  /**
   * What was generated for a training.
   *
   * @param spec an instance of it
   */
  record Made(List<JavaSource> sources, CompiledClasses classes, Spec spec) {
    Made {
      sources = List.copyOf(sources);
    }
  }

  /**
   * The classes of a training.
   *
   * @param content of one of its cells
   * @param evaluations of all of them
   */
  Made of(SweepCell.Content content, List<EvaluationSpec> evaluations) throws IOException {
    String training = content.training();
    Made made = known.get(training);
    if (made == null) {
      List<JavaSource> sources =
          compilation.sources(content.network(), content.recipe(), evaluations);
      CompiledClasses classes = new InMemoryCompiler().compile(sources);
      made = new Made(sources, classes, classes.instantiate(compilation.specClass(), Spec.class));
      known.put(training, made);
    }
    return made;
  }
}

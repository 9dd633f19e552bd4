package org.atrous.compiler.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** Every name of the runtime that generated code uses. A test resolves each of them. */
public final class RuntimeNames {
  private static final String RUNTIME = "org.atrous.runtime";
  private static final String LAYERS = RUNTIME + ".layers";
  private static final String VARIABLES = RUNTIME + ".variables";
  private static final String EXPERIMENT = RUNTIME + ".experiment";

  static final ClassName NETWORK_INTERFACE = ClassName.get(RUNTIME, "SegmentationNetwork");
  static final ClassName AUXILIARY_LOGITS = ClassName.get(RUNTIME, "AuxiliaryLogits");
  static final ClassName NORMALIZATION = ClassName.get(RUNTIME, "Normalization");
  static final ClassName INITIALIZATION = ClassName.get(VARIABLES, "Initialization");
  static final ClassName FILLER = ClassName.get(VARIABLES, "Filler");
  static final ClassName SPEC = ClassName.get(RUNTIME, "Spec");
  static final ClassName LAYERS_CLASS = ClassName.get(LAYERS, "Layers");
  static final ClassName WINDOW = ClassName.get(LAYERS, "Window");
  static final ClassName PADDING = ClassName.get(LAYERS, "Padding");
  static final ClassName INTERPOLATION = ClassName.get(LAYERS, "Interpolation");
  static final ClassName DATASET = ClassName.get(EXPERIMENT, "Dataset");
  static final ClassName RECIPE = ClassName.get(EXPERIMENT, "Recipe");
  static final ClassName EVALUATION = ClassName.get(EXPERIMENT, "Evaluation");
  static final ClassName LOSS = ClassName.get(EXPERIMENT, "LossSettings");
  static final ClassName PRECISION = ClassName.get(EXPERIMENT, "Precision");
  static final ClassName WEIGHT_MAPPING = ClassName.get(RUNTIME + ".weights", "WeightMapping");
  static final ClassName GRAPH_PROBE = ClassName.get(RUNTIME + ".testing", "GraphProbe");

  static final ClassName OPERAND = ClassName.get("org.tensorflow", "Operand");
  static final ClassName FLOAT = ClassName.get("org.tensorflow.types", "TFloat32");

  /** A feature: {@code Operand<TFloat32>}. */
  static final TypeName FEATURE = ParameterizedTypeName.get(OPERAND, FLOAT);

  private RuntimeNames() {}

  /** All of them, fully qualified. */
  public static List<String> all() {
    return List.of(
            NETWORK_INTERFACE,
            AUXILIARY_LOGITS,
            NORMALIZATION,
            INITIALIZATION,
            FILLER,
            SPEC,
            LAYERS_CLASS,
            WINDOW,
            PADDING,
            INTERPOLATION,
            DATASET,
            RECIPE,
            EVALUATION,
            LOSS,
            PRECISION,
            WEIGHT_MAPPING,
            GRAPH_PROBE,
            OPERAND,
            FLOAT)
        .stream()
        .map(ClassName::canonicalName)
        .toList();
  }

  /** The runtime's enumeration of that simple name. */
  static ClassName enumeration(String simpleName) {
    return ClassName.get(LAYERS, simpleName);
  }
}
